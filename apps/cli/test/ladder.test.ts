import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sampleLadder } from '@freecurve/ensembles'
import { checked, inspectionSchema, reportSchema, validationSchema } from '@freecurve/standard/schemas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderWith, removeFolders, run, valuesIn } from './workbench.ts'

afterAll(removeFolders)

/** λ_k = n/k², as of a kernel: no flow carries it. */
const kernel = (n: number) => Float64Array.from({ length: n }, (_, k) => n / (n - k) ** 2)

const [f60, f120, f240] = sampleLadder({ a: -0.4, sigma2: 0, rates: [2.5], jumps: [0.4] }, [60, 120, 240], 5)

let folder = ''
const at = (name: string) => join(folder, name)
const kernels = () => [50, 100, 200].map((n) => at(`k${n}.npy`))
beforeAll(async () => {
  folder = await folderWith({
    ...Object.fromEntries([50, 100, 200, 400].map((n) => [`k${n}.npy`, kernel(n)])),
    'f60.npy': f60!,
    'f120.npy': f120!,
    'f240.npy': f240!,
  })
})

describe('decompress several sizes', () => {
  it('extrapolates what no flow explains, writes everything, and ends with 0 once the rule was tested', async () => {
    const outputs = ['--out', at('r.json'), '--plot', at('p.svg'), '--csv', at('t.csv'), '--eigenvalues', at('e.npy')]
    // The order of the files does not matter.
    const paths = kernels().reverse()
    const { code, out, err } = await run('decompress', ...paths, '--to', '400', '--truth', at('k400.npy'), ...outputs)
    expect([code, err]).toEqual([0, ''])
    const report = checked(reportSchema, JSON.parse(await readFile(at('r.json'), 'utf8')), 'r.json')
    expect(report).toMatchObject({ flow: 'empirical', fit: { status: 'empirical' }, n0: 200, curve: null })
    expect(report.source.checksums).toHaveLength(3)
    for (const path of paths) expect(report.source.label).toContain(path)
    expect(report.sizes[0]).toMatchObject({ n: 400, status: 'empirical', bands: { from: 'ladder' } })
    expect(report.sizes[0]!.distance!.ks).toBeLessThan(0.02)
    for (const word of ['refuted', 'an extrapolation without a theory', 'taken', '90 % band: CDF ±', 'KS to truth'])
      expect(out).toContain(word)
    const values = await valuesIn(at('e.npy'))
    expect(values).toHaveLength(400)
    const svg = await readFile(at('p.svg'), 'utf8')
    for (const panel of ['n = 50, observed', 'n = 200, observed', 'n = 400, predicted']) expect(svg).toContain(panel)
    expect((await readFile(at('t.csv'), 'utf8')).split('\n').length).toBeGreaterThan(100)

    const compared = await run('compare', at('r.json'), at('k400.npy'))
    expect([compared.code, compared.err]).toEqual([2, expect.stringContaining('--eigenvalues')])
    expect((await run('compare', at('e.npy'), at('k400.npy'))).code).toBe(0)
  })

  it('ends with 3 where two sizes leave nothing to test the rule with', async () => {
    const { code, out } = await run('decompress', at('k100.npy'), at('k200.npy'), '--to', '400')
    expect(code).toBe(3)
    expect(out).toContain('add a third')
  })

  it('keeps to the free flow where the sizes do', async () => {
    const { code, out } = await run(
      'decompress',
      at('f60.npy'),
      at('f120.npy'),
      '--to',
      '240',
      '--json',
      '--bands',
      '0',
    )
    const report = checked(reportSchema, JSON.parse(out), 'the report')
    expect([code, report.flow, report.n0, report.sizes[0]!.bands, report.seed]).toEqual([0, 'free', 120, null, null])
    expect(report.source.checksums).toHaveLength(2)
  })

  it('a scaling hypothesis that is named is used, whatever flow would hold', async () => {
    const args = ['decompress', at('f60.npy'), at('f120.npy'), '--to', '240', '--family', 'constant', '--json']
    const report = checked(reportSchema, JSON.parse((await run(...args)).out), 'the report')
    expect([report.flow, report.fit.family]).toEqual(['empirical', 'constant'])
  })

  it.each([
    ['a curve family without a flow', ['--family', 'free-levy']],
    ['a hypothesis that is none', ['--flow', 'empirical', '--family', 'nonesuch']],
    ['options of a family', ['--set', 'smoothness=1']],
    ['an aspect ratio for an extrapolation', ['--flow', 'empirical', '--aspect-ratio', '0.1']],
  ])('refuses %s', async (_name, more) => {
    const { code, err } = await run('decompress', ...kernels(), '--to', '400', ...more)
    expect([code, err]).toEqual([2, expect.stringContaining('[E_USAGE]')])
  })

  it('the same seed gives the same bytes, another one other bands', async () => {
    const json = async (seed: string) =>
      (await run('decompress', ...kernels(), '--to', '400', '--seed', seed, '--json')).out
    const [first, again, other] = [await json('1'), await json('1'), await json('2')]
    expect(again).toBe(first)
    const [a, b] = [first, other].map((text) => checked(reportSchema, JSON.parse(text), 'the report').sizes[0]!)
    expect(b!.quantiles).toEqual(a!.quantiles)
    expect(b!.bands!.ks).not.toBe(a!.bands!.ks)
  })
})

describe('validate', () => {
  it('predicts every larger size from every smaller one and from all, and compares', async () => {
    const { code, out, err } = await run('validate', ...kernels(), '--bands', '10', '--json', '--out', at('v.json'))
    expect([code, err]).toEqual([0, ''])
    expect(await readFile(at('v.json'), 'utf8')).toBe(`${out}\n`)
    const { sizes, flow, checks } = checked(validationSchema, JSON.parse(out), 'the validation')
    expect([sizes, flow]).toEqual([[50, 100, 200], 'empirical'])
    expect(checks.map(({ from, to }) => [...from, to])).toEqual([
      [50, 100],
      [50, 200],
      [100, 200],
      [50, 100, 200],
    ])
    const together = checks[3]!
    expect(together).toMatchObject({ flow: 'empirical', status: 'empirical', trusted: false, inBand: true })
    expect(together.ks).toBeLessThan(0.02)
    // One size cannot know how a kernel grows.
    expect(checks[2]!.ks).toBeGreaterThan(5 * together.ks!)
    expect(checks.every(({ seconds }) => seconds! >= 0)).toBe(true)
  })

  it('says in words which flow holds and what to expect', async () => {
    const { code, out } = await run('validate', at('f60.npy'), at('f120.npy'), at('f240.npy'), '--bands', '0')
    expect(code).toBe(0)
    expect(out).toContain('The free flow holds on this matrix.')
    expect(out).toMatch(/missed by KS 0\.\d+ on average/)
    expect(out).toContain('at size 480')
    expect(out).not.toContain('band')
    expect(await run('validate', at('f60.npy'), at('f120.npy'), '--bands', '0', '--quiet')).toEqual({
      code: 0,
      out: '',
      err: '',
    })
  })

  it('does not say what two sizes cannot tell', async () => {
    const { out } = await run('validate', at('k50.npy'), at('k100.npy'), '--bands', '0')
    expect(out).toContain('No flow holds on this matrix')
    expect(out).toContain('add a third')
    expect(out).not.toContain('Expect')
  })

  it('has help that shows an example', async () => {
    expect((await run('validate', '--help')).out).toContain('$ freecurve validate n001024.npy')
  })
})

describe('inspect several sizes', () => {
  it('holds each flow against them, and says what decompress would do', async () => {
    const { code, out } = await run('inspect', ...kernels(), '--json')
    const inspection = checked(inspectionSchema, JSON.parse(out), 'the inspection')
    if (inspection.of !== 'ladder') throw new Error('several sizes are a ladder')
    expect([code, inspection.ladder.sizes, inspection.diagnosis.size]).toEqual([0, [50, 100, 200], 200])
    expect(inspection.choice).toMatchObject({ n: 400, flow: 'empirical', status: 'empirical', trusted: true })
    const words = (await run('inspect', ...kernels())).out
    for (const word of ['sizes   50, 100, 200', 'refuted', 'auto    extrapolates by']) expect(words).toContain(word)
  })
})
