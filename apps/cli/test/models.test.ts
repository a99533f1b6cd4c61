import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checked, samplesSchema } from '@freecurve/standard/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderWith, namesIn, removeFolders, run, valuesIn } from './workbench.ts'

afterAll(removeFolders)

/** An adapter of an outsider: the matrix s v vᵀ + D, with v out of a file and D on the diagonal out of a JSON file. */
const PLUGIN = `
export default {
  kind: 'model-adapter',
  id: 'spike',
  summary: 'a spike on a diagonal',
  options: { strength: { type: 'number', default: 1, doc: 'of the spike' } },
  example: { description: {}, host: {} },
  async open(description, host, options = {}) {
    if (typeof description.vector !== 'string') throw Object.assign(new Error('no vector'), { name: 'FreecurveError', code: 'E_MODEL' })
    const { values } = await (await host.array(description.vector)).read()
    const diagonal = await host.json('diagonal.json')
    const strength = Number(options.strength ?? 1)
    return {
      size: values.length,
      label: 'spike of strength ' + strength,
      growth: { flow: 'unknown', note: 'a spike grows by itself' },
      async principal(indices) {
        const size = indices.length
        const data = new Float64Array(size * size)
        indices.forEach((i, s) => indices.forEach((j, t) => {
          data[s * size + t] = strength * values[i] * values[j] + (i === j ? diagonal[i] : 0)
        }))
        return { size, data }
      },
      async eigenvalues() {
        return Float64Array.from(values, (_, k) => k)
      },
    }
  },
}
`

const SIZE = 40
const model = (fields: object) =>
  JSON.stringify({ schema: 'freecurve/model@1', adapter: 'spike', vector: 'v.npy', ...fields })

let folder: string
const at = (name: string) => join(folder, name)
const sampled = async (...args: readonly string[]) => {
  const { code, out, err } = await run(...args, '--plugin', at('spike.mjs'), '--json')
  return { code, err, report: code === 2 ? null : JSON.parse(out) }
}

beforeAll(async () => {
  folder = await folderWith({
    'spike.mjs': PLUGIN,
    'v.npy': Float64Array.from({ length: SIZE }, (_, k) => Math.sin(k)),
    'diagonal.json': JSON.stringify(Array.from({ length: SIZE }, (_, k) => Math.cos(3 * k) / 10)),
    'model.json': model({}),
    'strong.json': model({ options: { strength: 5 } }),
    'packaged.json': model({ vector: 'npm:@vectors/one/data/v.npy' }),
    'node_modules/@vectors/one/package.json': '{"name":"@vectors/one"}',
    'node_modules/@vectors/one/data/v.npy': Float64Array.from({ length: 12 }, (_, k) => k),
    'missing.json': model({ vector: 'npm:no-such-package/v.npy' }),
    'nothing.json': model({ vector: 'npm:v.npy' }),
    'outside.json': model({ vector: 'npm:@vectors/one/../../../v.npy' }),
    'above.json': model({ vector: 'npm:../v.npy' }),
    'hidden.json': model({ vector: 'npm:.bin/v.npy' }),
    'node_modules/.bin/package.json': '{}',
    'node_modules/.bin/v.npy': Float64Array.of(1, 2),
    'package.json': '{}',
    'newer.json': model({ schema: 'freecurve/model@2' }),
    'nobodys.json': model({ adapter: 'nobody' }),
    'unnamed.json': model({ adapter: 7 }),
    'options.json': model({ options: [1] }),
    'broken.json': model({}).replace(',', ' '),
    'empty.json': model({ vector: undefined }),
  })
})

describe('a model', () => {
  it('is a matrix like one in a file: submatrices, and the whole by the way of its own', async () => {
    const part = await sampled('eigenvalues', at('model.json'), '--size', '10', '--seed', '3')
    expect(part.report).toMatchObject({
      size: 10,
      matrix: { size: SIZE, plugin: 'spike', growth: { flow: 'unknown' } },
    })
    expect((await sampled('eigenvalues', at('model.json'), '--size', '10', '--seed', '3')).report).toEqual(part.report)
    const whole = await sampled('eigenvalues', at('model.json'))
    expect(whole.report.samples).toEqual([Array.from({ length: SIZE }, (_, k) => k)])
    expect([part.report.solver, whole.report.solver]).toEqual(['wasm', null])
    checked(samplesSchema, whole.report, 'the samples')
    const { out } = await run('eigenvalues', at('model.json'), '--plugin', at('spike.mjs'))
    expect(out).toContain("the model's own way")
  })

  it.each([
    ['--solver', 'wasm'],
    ['--threads', '1'],
  ])('is solved as it is said to be: %s', async (...option) => {
    const { report } = await sampled('eigenvalues', at('model.json'), ...option)
    expect(report.solver).toBe('wasm')
    expect(report.samples[0].at(-1)).toBeLessThan(SIZE / 2 + 1)
  })

  it('has options, in its file and on the command line', async () => {
    const top = async (...args: readonly string[]) => {
      const { report } = await sampled('eigenvalues', ...args, '--size', '39', '--seed', '1')
      return report.samples[0].at(-1)
    }
    const strong = await top(at('strong.json'))
    expect(strong).toBeGreaterThan(2 * (await top(at('model.json'))))
    expect(await top(at('model.json'), '--as', 'strength=5')).toBe(strong)
    expect(await top(at('model.json'), '--as', 'spike,strength=5')).toBe(strong)
  })

  it('may name files of installed packages', async () => {
    expect((await sampled('eigenvalues', at('packaged.json'))).report.matrix.size).toBe(12)
  })

  it('goes straight into decompress, which tells what is known of its growth', async () => {
    const { report } = await sampled('decompress', at('model.json'), '--sample', '30', '--to', '60')
    expect(report.source).toMatchObject({ growth: { note: 'a spike grows by itself' }, seed: 1 })
    const { out } = await run(
      'decompress',
      at('model.json'),
      '--sample',
      '30',
      '--to',
      '60',
      '--plugin',
      at('spike.mjs'),
    )
    expect(out).toContain('a spike grows by itself')
  })

  it('is never written over, nor are the files that it is made of', async () => {
    const before = await namesIn(folder)
    for (const file of ['model.json', 'v.npy', 'diagonal.json']) {
      const { code, err } = await run(
        'eigenvalues',
        at('model.json'),
        '--plugin',
        at('spike.mjs'),
        '--size',
        '9',
        '--out',
        at(file),
      )
      expect([file, code]).toEqual([file, 2])
      expect(err).toMatch(/E_FILE_WRITE/)
    }
    expect(await namesIn(folder)).toEqual(before)
    expect(await valuesIn(at('v.npy'))).toHaveLength(SIZE)
  })

  it.each([
    ['without --sample', ['decompress', 'model.json', '--to', '90'], 'E_USAGE'],
    ['with a solver that there is not', ['eigenvalues', 'model.json', '--solver', 'none'], 'E_PLUGIN_UNKNOWN'],
    ['with a key', ['eigenvalues', 'model.json', '--key', 'x'], 'E_USAGE'],
    ['with an array behind its name', ['eigenvalues', 'model.json::x'], 'E_USAGE'],
    ['as a view', ['eigenvalues', 'model.json', '--as', 'gram'], 'E_OPTION_VALUE'],
    ['of a newer schema', ['eigenvalues', 'newer.json'], 'E_MODEL'],
    ['of an adapter that there is not', ['eigenvalues', 'nobodys.json'], 'E_PLUGIN_UNKNOWN'],
    ['of an adapter that is no name', ['eigenvalues', 'unnamed.json'], 'E_MODEL'],
    ['with options that are none', ['eigenvalues', 'options.json'], 'E_MODEL'],
    ['that its adapter refuses', ['eigenvalues', 'empty.json'], 'E_MODEL'],
    ['of a package that is not installed', ['eigenvalues', 'missing.json'], 'E_FILE_READ'],
    ['of a package without a file', ['eigenvalues', 'nothing.json'], 'E_FILE_READ'],
    ['of a file outside of a package', ['eigenvalues', 'outside.json'], 'E_FILE_READ'],
    ['of a folder above all packages', ['eigenvalues', 'above.json'], 'E_FILE_READ'],
    ['of a folder that is no package', ['eigenvalues', 'hidden.json'], 'E_FILE_READ'],
    ['that is no JSON', ['activations', 'broken.json'], 'E_FILE_FORMAT'],
    ['for another command', ['hessian', 'model.json'], 'E_USAGE'],
  ])('%s is refused', async (_, [command, name, ...args], code) => {
    const { code: exit, err } = await run(command!, at(name!), ...args, '--plugin', at('spike.mjs'))
    expect(exit).toBe(2)
    expect(err).toContain(`[${code}]`)
  })

  it('is wanted by the commands for models', async () => {
    const { code, err } = await run('activations', at('v.npy'))
    expect(code).toBe(2)
    expect(err).toContain('[E_USAGE]')
  })
})

describe('a file is opened and read once', () => {
  it('of all that a model names, no more bytes are read than there are', async () => {
    const { report } = await sampled('eigenvalues', at('model.json'), '--size', '30', '--out', at('once.npy'))
    expect(report.bytesRead).toBe(report.fileSize)
  })

  it.skipIf(process.platform === 'win32')('so that it may be a pipe', async () => {
    const list = JSON.stringify({ eigenvalues: Array.from({ length: 200 }, (_, k) => Math.sin(k)) })
    for (const [name, content, args] of [
      ['values', list, ['fit']],
      [
        'matrix',
        JSON.stringify({
          m: [
            [1, 2],
            [2, 3],
          ],
        }),
        ['eigenvalues'],
      ],
    ] as const) {
      expect(spawnSync('sh', ['-c', 'mkfifo "$0"', at(name)]).status).toBe(0)
      const writing = writeFile(at(name), content)
      const { code, err } = await run(args[0], at(name), '--json', ...(name === 'matrix' ? ['--out', at('m.npy')] : []))
      await writing
      expect([err, code === 2]).toEqual(['', false])
    }
  })

  it('its schema may be written as JSON may be', async () => {
    const escaped = model({}).replace('freecurve/', 'freecurve\\/')
    expect(JSON.parse(escaped)).toEqual(JSON.parse(model({})))
    await writeFile(at('escaped.json'), escaped)
    const { code, err } = await run('fit', at('escaped.json'), '--plugin', at('spike.mjs'))
    expect([code, err]).toEqual([2, expect.stringContaining('--sample')])
  })
})

it('decompress says where a prediction goes beyond the matrix of the model', async () => {
  const to = async (sizes: string) =>
    (await sampled('decompress', at('model.json'), '--sample', '20', '--to', sizes, '--bands', '0')).report
  const beyond = await to('30,41')
  expect(beyond.source.matrixSize).toBe(SIZE)
  expect(beyond.warnings.join()).toMatch(/has 40 rows in all.* n = 41 /)
  expect((await to('40')).warnings.join()).not.toContain('rows in all')
})
