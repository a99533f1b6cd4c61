import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { symmetricEigenvalues } from '@freecurve/eigen'
import { createRandom } from '@freecurve/numerics'
import { npyWriter } from '@freecurve/spectra-io'
import { checked, reportSchema, samplesSchema, validationSchema } from '@freecurve/standard/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderWith, namesIn, removeFolders, run, valuesIn } from './workbench.ts'

afterAll(removeFolders)

const SIZE = 120
const random = createRandom(11)
/** A sample covariance matrix of 120 variables in 240 samples. */
const table = Array.from({ length: SIZE }, () => Float64Array.from({ length: 2 * SIZE }, () => random.normal()))
const matrix = Float64Array.from({ length: SIZE * SIZE }, (_, k) => {
  const [a, b] = [table[Math.floor(k / SIZE)]!, table[k % SIZE]!]
  return a.reduce((sum, x, c) => sum + x * b[c]!, 0) / (2 * SIZE)
})

/** Large enough to be cut into parts: 280 variables in 560 samples. */
const LARGE = 280
const largeTable = Array.from({ length: LARGE }, () => Float64Array.from({ length: 2 * LARGE }, () => random.normal()))
const largeMatrix = Float64Array.from({ length: LARGE * LARGE }, (_, k) => {
  const [a, b] = [largeTable[Math.floor(k / LARGE)]!, largeTable[k % LARGE]!]
  return a.reduce((sum, x, c) => sum + x * b[c]!, 0) / (2 * LARGE)
})

/** An .npy file of a matrix: the header that the writer of lists makes, with another shape. */
function matrixFile(values: Float64Array, rows: number): Uint8Array {
  const list = npyWriter.write(values)
  const text = new TextDecoder('latin1').decode(list.subarray(10, 128))
  const shape = `(${rows}, ${values.length / rows}), }`
  const bytes = list.slice()
  bytes.set(
    new TextEncoder().encode(
      text
        .replace(/\([^)]*\), \}/, shape)
        .slice(0, 117)
        .padEnd(117),
    ),
    10,
  )
  return bytes
}

/** Its leading part of n rows. */
const part = (n: number) => Float64Array.from({ length: n * n }, (_, k) => matrix[Math.floor(k / n) * SIZE + (k % n)]!)

let folder: string
beforeAll(async () => {
  folder = await folderWith({
    'm.npy': matrixFile(matrix, SIZE),
    'large.npy': matrixFile(largeMatrix, LARGE),
    'x.npy': matrixFile(Float64Array.from(table.flatMap((row) => [...row])), SIZE),
    'edges.txt': '# a path\n0 1\n1 2\n2 3\n',
    'm.csv': '2 1\n1 2\n',
    'odd.csv': '2 1\n3 2\n',
  })
})
const at = (name: string) => join(folder, name)

describe('eigenvalues', () => {
  it('of the whole matrix are those of the matrix', async () => {
    const { code, err, out } = await run('eigenvalues', at('m.npy'), '--out', at('e.npy'))
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('the whole of it')
    expect(await valuesIn(at('e.npy'))).toEqual(symmetricEigenvalues({ size: SIZE, data: matrix }))
  })

  it('of random submatrices: a file for each, the same for the same seed, and interlacing with the whole', async () => {
    const draw = async (seed: string) => {
      const args = ['--size', '50', '--repeats', '2', '--seed', seed, '--json']
      return JSON.parse((await run('eigenvalues', at('m.npy'), ...args)).out)
    }
    const first = checked(samplesSchema, await draw('3'), 'the samples')
    expect(first).toMatchObject({
      size: 50,
      repeats: 2,
      seed: 3,
      disjoint: true,
      matrix: { size: SIZE, plugin: 'symmetric' },
    })
    expect((await draw('3')).samples).toEqual(first.samples)
    expect((await draw('4')).samples).not.toEqual(first.samples)
    for (const [k, rows] of first.rows.entries()) {
      const data = Float64Array.from(rows.flatMap((i) => rows.map((j) => matrix[i * SIZE + j]!)))
      expect([...symmetricEigenvalues({ size: 50, data })]).toEqual(first.samples[k])
    }
    const whole = symmetricEigenvalues({ size: SIZE, data: matrix })
    for (const values of first.samples)
      values.forEach((x, k) => {
        expect(x).toBeGreaterThan(whole[k]! - 1e-12)
        expect(x).toBeLessThan(whole[k + SIZE - 50]! + 1e-12)
      })
    await run('eigenvalues', at('m.npy'), '--size', '50', '--repeats', '2', '--seed', '3', '--out', at('s.csv'))
    expect((await readFile(at('s-2.csv'), 'utf8')).trim().split('\n').map(Number)).toEqual(first.samples[1])
    expect(await namesIn(folder)).not.toContain('s.csv')
  })

  it('of the Gram matrix of a table are those of the matrix it makes', async () => {
    const args = ['--as', 'gram', '--size', '40', '--seed', '2', '--json']
    const gram = JSON.parse((await run('eigenvalues', at('x.npy'), ...args)).out).samples[0]
    const direct = JSON.parse((await run('eigenvalues', at('m.npy'), '--size', '40', '--seed', '2', '--json')).out)
      .samples[0]
    expect(gram).toEqual(direct.map((x: number) => expect.closeTo(x, 12)))
  })

  it('of a graph, of a text file, by threads', async () => {
    const graph = await run('eigenvalues', at('edges.txt'), '--as', 'laplacian,normalized=no', '--json')
    const path = [0, 2 - Math.SQRT2, 2, 2 + Math.SQRT2]
    expect(JSON.parse(graph.out).samples[0]).toEqual(path.map((x) => expect.closeTo(x, 14)))
    const text = await run('eigenvalues', at('m.csv'), '--threads', '2', '--json')
    expect(JSON.parse(text.out).samples[0]).toEqual([1, 3])
  })

  it.each([
    ['a matrix that is not symmetric', ['odd.csv'], 'E_MATRIX'],
    ['a table without a view', ['x.npy'], 'E_MATRIX'],
    ['a view that there is not', ['m.npy', '--as', 'transpose'], 'E_PLUGIN_UNKNOWN'],
    ['an option of a view that there is not', ['m.npy', '--as', 'symmetric,of=rows'], 'E_OPTION_UNKNOWN'],
    ['an option without a value', ['m.npy', '--as', 'gram,of'], 'E_OPTION_VALUE'],
    ['a submatrix larger than the matrix', ['m.npy', '--size', '121'], 'E_DOMAIN'],
    ['two submatrices that are the whole', ['m.npy', '--size', '120', '--repeats', '2'], 'E_DOMAIN'],
    ['a size of 0', ['m.npy', '--size', '0'], 'E_OPTION_VALUE'],
    ['half a thread', ['m.npy', '--threads', '0.5'], 'E_OPTION_VALUE'],
    ['a solver that there is not', ['m.npy', '--solver', 'magma'], 'E_PLUGIN_UNKNOWN'],
    ['an array that there is not', ['m.npy', '--key', 'a'], 'E_FILE_KEY'],
    ['no file', ['none.npy'], 'E_FILE_READ'],
    ['an output that is the input', ['m.npy', '--out', '@m.npy'], 'E_FILE_WRITE'],
    ['an output without a writer', ['m.npy', '--out', '@m.xyz'], 'E_FILE_WRITE'],
  ])('%s: exit 2', async (_name, [file, ...options], coded) => {
    const args = options.map((option) => (option.startsWith('@') ? at(option.slice(1)) : option))
    const { code, out, err } = await run('eigenvalues', at(file!), ...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`[${coded}]`)
  })
})

describe('decompress straight from a matrix', () => {
  it('predicts from submatrices as from files of their eigenvalues', async () => {
    const sampling = ['--repeats', '2', '--seed', '3']
    const direct = await run(
      'decompress',
      at('m.npy'),
      '--sample',
      '50',
      ...sampling,
      '--to',
      '120',
      '--bands',
      '0',
      '--json',
    )
    expect(direct.err).toBe('')
    await run('eigenvalues', at('m.npy'), '--size', '50', ...sampling, '--out', at('d.npy'))
    const files = [at('d-1.npy'), at('d-2.npy')]
    const through = await run('decompress', ...files, '--to', '120', '--bands', '0', '--json')
    const [a, b] = [direct, through].map(({ out }) => JSON.parse(out))
    expect(a.sizes).toEqual(b.sizes)
    expect(a.source).toMatchObject({ seed: 3, label: expect.stringContaining('2 random submatrices of 50') })
    expect(a.source.checksums).toHaveLength(2)
  })

  it('warns where replicates cannot be kept apart', async () => {
    const warningsOf = async (size: string) => {
      const args = ['--sample', size, '--repeats', '2', '--to', '200', '--bands', '0', '--json']
      return JSON.parse((await run('decompress', at('m.npy'), ...args)).out).warnings.join()
    }
    expect(await warningsOf('60')).not.toContain('in common')
    expect(await warningsOf('61')).toContain('51 % of their rows in common')
  })

  it('takes arrays of one file as inputs of their own, and the truth’s own key', async () => {
    const values = (n: number) => [...symmetricEigenvalues({ size: n, data: part(n) })]
    await writeFile(at('several.json'), JSON.stringify({ a: values(40), b: values(80), all: values(120) }))
    const inputs = [`${at('several.json')}::a`, `${at('several.json')}::b`]
    const args = ['--to', '120', '--truth', `${at('several.json')}::all`, '--bands', '0', '--json']
    const report = JSON.parse((await run('decompress', ...inputs, ...args)).out)
    expect(report.ladder.sizes).toEqual([40, 80])
    expect(report.sizes[0].distance.ks).toBeLessThan(0.2)
    const twice = await run('decompress', inputs[0]!, inputs[0]!, '--to', '120')
    expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('[E_USAGE]')])
    const keys = await run('decompress', at('several.json'), '--key', 'a', '--key', 'b', '--to', '120')
    expect([keys.code, keys.out]).toEqual([2, ''])
  })

  it('makes a ladder of several sizes', async () => {
    const { out } = await run('decompress', at('m.npy'), '--sample', '60,30', '--to', '120', '--bands', '0', '--json')
    expect(JSON.parse(out).ladder.sizes).toEqual([30, 60])
  })

  it('tests the flows on halves and quarters of the same submatrices, where these have 256 rows', async () => {
    const draw = async (...more: readonly string[]) => {
      const { code, out } = await run('decompress', at('large.npy'), ...more, '--to', '512', '--bands', '0', '--json')
      return { code, report: checked(reportSchema, JSON.parse(out), 'the report') }
    }
    const { code, report } = await draw('--sample', '256')
    expect([code, report.flow, report.flowFrom, report.n0]).toEqual([0, 'free', 'sizes', 256])
    expect(report.ladder!.sizes).toEqual([64, 128, 256])
    expect(report.source.label).toMatch(/large.*, 2 parts of 128, 4 parts of 64$/)
    expect(report.source.checksums).toHaveLength(7)
    expect((await draw('--sample', '255')).report.ladder).toBeNull()
    const named = (await draw('--sample', '256', '--flow', 'free')).report
    expect([named.flow, named.flowFrom, named.ladder!.sizes]).toEqual(['free', 'named', [64, 128, 256]])
    // Eigenvalues alone are those that were asked for.
    const alone = await run('eigenvalues', at('large.npy'), '--size', '256', '--json')
    expect(checked(samplesSchema, JSON.parse(alone.out), 'the samples').samples).toHaveLength(1)
  })

  it('validates on them too', async () => {
    const { code, out } = await run('validate', at('large.npy'), '--sample', '256', '--bands', '0', '--json')
    expect([code, checked(validationSchema, JSON.parse(out), 'the validation').sizes]).toEqual([0, [64, 128, 256]])
  })

  it.each([
    ['two matrices', ['@m.npy', '@x.npy', '--sample', '50'], 'E_USAGE'],
    ['--from beside --sample', ['@m.npy', '--sample', '50', '--from', '50'], 'E_USAGE'],
    ['--repeats without --sample', ['@m.npy', '--repeats', '2'], 'E_USAGE'],
    ['--as without --sample', ['@m.npy', '--as', 'gram'], 'E_USAGE'],
    ['no size', ['@m.npy', '--sample', 'some'], 'E_OPTION_VALUE'],
    ['half a size', ['@m.npy', '--sample', '50.5'], 'E_OPTION_VALUE'],
    ['a size twice', ['@m.npy', '--sample', '50,50'], 'E_OPTION_VALUE'],
  ])('%s: exit 2', async (_name, args, coded) => {
    const named = args.map((arg) => (arg.startsWith('@') ? at(arg.slice(1)) : arg))
    const { code, err } = await run('decompress', ...named, '--to', '120')
    expect(code).toBe(2)
    expect(err).toContain(`[${coded}]`)
  })
})

it('shows on a terminal how far it is, after a second, and clears the line', async () => {
  const written: string[] = []
  const terminal = { isTTY: true, columns: 80, write: (text: string) => written.push(text) > 0 } as never
  const { withProgress } = await import('../src/progress.ts')
  const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time))
  const result = await withProgress('sampling', { terminal }, async ({ part }) => {
    const [first, second] = [part(0.25), part(0.75)]
    first(1)
    expect(written).toEqual([])
    await wait(1050)
    second(0.5)
    await wait(150)
    second(1)
    return 'done'
  })
  expect(result).toBe('done')
  expect(written.join('')).toContain('sampling')
})

it('shows each step before the work by its name, with the time since it began', async () => {
  const written: string[] = []
  const terminal = { isTTY: true, columns: 80, write: (text: string) => written.push(text) > 0 } as never
  const { withProgress } = await import('../src/progress.ts')
  const wait = (time: number) => new Promise((resolve) => setTimeout(resolve, time))
  await withProgress('sampling', { terminal }, async ({ step, part }) => {
    step(0.1, 'finding live parameters')
    await wait(1050)
    step(0.5, 'finding live parameters')
    await wait(150)
    part(1)(0.25)
  })
  const lines = written.join('')
  expect(lines).toMatch(/finding live parameters .*50 %, 2 s left/)
  expect(lines).toMatch(/sampling .*25 %/)
})

it('ends the work when it is interrupted', async () => {
  const terminal = { isTTY: true, columns: 80, write: () => true } as never
  const { withProgress } = await import('../src/progress.ts')
  const before = process.listeners('SIGINT')
  const work = withProgress('sampling', { terminal }, async ({ signal }) => {
    const [interrupted] = process.listeners('SIGINT').filter((listener) => !before.includes(listener))
    interrupted!('SIGINT')
    signal!.throwIfAborted()
  })
  await expect(work).rejects.toMatchObject({ name: 'AbortError' })
  expect(process.listeners('SIGINT')).toEqual(before)
})
