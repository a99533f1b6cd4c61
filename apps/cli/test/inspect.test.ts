import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sampleMatrix, semicircle } from '@freecurve/ensembles'
import { checked, inspectionSchema } from '@freecurve/standard/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderWith, removeFolders, run, runBuilt } from './workbench.ts'

afterAll(removeFolders)

const poisson = { a: 0, sigma2: 0, rates: [0.2], jumps: [2] }
const spiked = sampleMatrix(poisson, 200, 1)
spiked[199] = 40

let folder = ''
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await folderWith({
    'spiked.npy': spiked,
    'two.npy': Float64Array.from(
      [...semicircle.sample(80, 1), ...semicircle.sample(80, 2)],
      (x, k) => 0.2 * x + (k < 80 ? 0 : 5),
    ),
    'one.npy': semicircle.sample(60, 1),
    'other.npy': semicircle.sample(60, 2),
    'short.npy': semicircle.sample(50, 3),
    'curve.json': JSON.stringify({
      schema: 'freecurve/curve@1',
      family: 'free-levy',
      parameters: { a: 0, sigma2: 0, rates: [0.6, 0.2], jumps: [0.25, 0.6875] },
    }),
    'formula.json': '{"schema":"freecurve/curve@1","family":"algebraic","formula":"1 + z*m + m^2"}',
    'deformed.json': '{"schema":"freecurve/curve@1","family":"algebraic","formula":"1 + (z - 0.95)*m + 0.05*z*m^2"}',
    'schema.json': '{"schema":"freecurve/curve@9","family":"free-levy"}',
    'report.json': '{"schema":"freecurve/report@1"}',
    'broken.json': '{"schema":',
    'none.csv': '',
  })
})

async function inspected(...args: readonly string[]) {
  const { code, out, err } = await run('inspect', ...args, '--json')
  expect([code, err]).toEqual([0, ''])
  return checked(inspectionSchema, JSON.parse(out), 'the inspection')
}

describe('inspect a spectrum', () => {
  it('finds the atom, the outlier and the gap, and says what they mean', async () => {
    const inspection = await inspected(at('spiked.npy'))
    if (inspection.of !== 'spectrum') throw new Error('a spectrum is a spectrum')
    const { diagnosis, choice } = inspection
    expect(diagnosis).toMatchObject({ rankDeficiency: 0.8, outliers: [{ x: 40, inside: false }], obstructions: [] })
    expect(diagnosis.gaps).toHaveLength(1)
    expect(choice.candidates.map(({ family }) => family)).toContain(choice.family)
    const { out } = await run('inspect', at('spiked.npy'))
    for (const word of [
      'outlier at 40',
      '0.8 at 0 (rank deficiency)',
      'Nothing in the eigenvalues forbids',
      choice.family,
    ])
      expect(out).toContain(word)
  })

  it('says why nothing larger exists, and still ends with 0', async () => {
    const { code, out } = await run('inspect', at('two.npy'))
    expect(code).toBe(0)
    expect(out).toMatch(/No law exists past ratio 1: m\(x\) = 0 at x = 2\.\d+, inside the gap/)
    expect(out).toContain('auto    predicts nothing')
  })

  it('takes several files for replicates', async () => {
    const inspection = await inspected(at('one.npy'), at('other.npy'))
    expect(inspection).toMatchObject({ of: 'spectrum', diagnosis: { size: 60, samples: 2 } })
  })

  it('writes what it prints', async () => {
    const { out } = await run('inspect', at('one.npy'), '--out', at('written.json'), '--json')
    expect(await readFile(at('written.json'), 'utf8')).toBe(`${out}\n`)
    const quiet = await run('inspect', at('one.npy'), '--out', at('written.json'), '--quiet')
    expect(quiet).toEqual({ code: 0, out: '', err: '' })
  })

  it('runs as a program, with help that shows an example', async () => {
    const { code, out } = await runBuilt(folder, 'inspect', 'one.npy')
    expect([code, out.split('\n')[0]]).toEqual([0, 'data    one.npy: n0 = 60'])
    expect((await run('inspect', '--help')).out).toContain('$ freecurve inspect n001024.npy')
  })
})

describe('inspect a curve', () => {
  it('tells law, events and horizon', async () => {
    const inspection = await inspected(at('curve.json'))
    expect(inspection).toMatchObject({
      of: 'curve',
      law: { ratio: 1, status: 'certified', atoms: [{ x: 0, weight: expect.closeTo(0.2, 12) }] },
      horizon: { ratio: null },
    })
    if (inspection.of !== 'curve') throw new Error('a curve is a curve')
    // math.md, c
    expect(inspection.events).toEqual([
      { kind: 'split', ratio: expect.closeTo(2.578372621275, 9), x: expect.closeTo(1.237413603268, 9) },
    ])
    expect((await run('inspect', at('curve.json'))).out).toContain('a bulk splits at ratio 2.5784')
  })

  it('reads formulas, and flows with options', async () => {
    expect(await inspected(at('formula.json'))).toMatchObject({
      law: { edges: [-2, 2].map((x) => expect.closeTo(x, 9)) },
    })
    const deformed = await inspected(at('deformed.json'), '--flow', 'deformed', '--aspect-ratio', '0.05')
    expect(deformed).toMatchObject({ flow: 'deformed', flowOptions: { aspectRatio: 0.05 } })
  })
})

describe('inspect refuses', () => {
  it.each([
    ['a missing file', 'E_FILE_READ', ['@missing.npy']],
    ['an empty file', 'E_FILE_FORMAT', ['@none.csv']],
    ['a curve of another schema', 'E_CURVE', ['@schema.json']],
    ['a report', 'E_FILE_FORMAT', ['@report.json']],
    ['broken JSON', 'E_FILE_FORMAT', ['@broken.json']],
    ['a curve among spectra', 'E_USAGE', ['@one.npy', '@curve.json']],
    ['a size for a curve', 'E_USAGE', ['@curve.json', '--from', '60']],
    ['a wrong size', 'E_SPECTRUM_SIZE', ['@one.npy', '--from', '61']],
    ['a flow for a spectrum', 'E_USAGE', ['@one.npy', '--flow', 'free']],
    ['an aspect ratio for a spectrum', 'E_USAGE', ['@one.npy', '--aspect-ratio', '0.1']],
    ['an unknown flow', 'E_PLUGIN_UNKNOWN', ['@curve.json', '--flow', 'nonesuch']],
    ['an output over its input', 'E_FILE_WRITE', ['@one.npy', '--out', '@one.npy']],
    ['no file', 'E_COMMANDER', []],
  ])('%s', async (_name, code, args) => {
    const outcome = await run('inspect', ...args.map((arg) => arg.replace(/^@/, `${folder}/`)), '--json')
    expect(outcome.code).toBe(2)
    expect(outcome.err).toContain(code === 'E_COMMANDER' ? 'error:' : `[${code}]`)
  })
})
