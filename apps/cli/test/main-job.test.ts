import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compoundFreePoisson, sampleLadder, semicircle } from '@freecurve/ensembles'
import { afterAll, describe, expect, it } from 'vitest'
import { folderWith, namesIn, removeFolders, run, valuesIn } from './workbench.ts'

afterAll(removeFolders)

// One matrix of size 2400 and its principal submatrix of size 300: rates .6 and .2 at 300, jumps 2 and 5.5 at 2400.
const [small, large] = sampleLadder({ a: 0, sigma2: 0, rates: [0.075, 0.025], jumps: [2, 5.5] }, [300, 2400], 4)

describe('decompress', () => {
  it('predicts the large matrix, and writes everything that was asked for', async () => {
    const folder = await folderWith({ 'small.npy': small!, 'large.npy': large! })
    const at = (name: string) => join(folder, name)
    const args = ['decompress', at('small.npy'), '--to', '2400', '--truth', at('large.npy')]
    const outputs = ['--out', at('r.json'), '--plot', at('p.svg'), '--csv', at('t.csv'), '--eigenvalues', at('e.npy')]
    const { code, out, err } = await run(...args, ...outputs)
    expect([code, err]).toEqual([0, ''])
    expect(await namesIn(folder)).toEqual(['e.npy', 'large.npy', 'p.svg', 'r.json', 'small.npy', 't.csv'])

    const report = JSON.parse(await readFile(at('r.json'), 'utf8'))
    const [size] = report.sizes
    expect(size).toMatchObject({ n: 2400, ratio: 8, status: 'certified', reasons: [] })
    expect(size.atoms[0].x).toBe(0)
    expect(Math.abs(size.atoms[0].weight - 0.9)).toBeLessThan(1e-9)
    expect(Math.abs(size.mass - 1)).toBeLessThan(1e-9)
    expect(size.distance.ks).toBeLessThan(0.01)
    expect([report.seed, size.bands.level]).toEqual([1, 0.9])
    expect(report.source.checksums[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(out).toContain('0.9 at 0')

    const values = await valuesIn(at('e.npy'))
    expect(values).toHaveLength(2400)
    expect(values.filter((x) => x === 0)).toHaveLength(2160)
    expect(values.every((x, k) => k === 0 || x >= values[k - 1]!)).toBe(true)
    expect((await readFile(at('t.csv'), 'utf8')).split('\n')[0]).toBe('n,x,density,cdf')
    expect(await readFile(at('p.svg'), 'utf8')).toContain('</svg>')

    const compared = JSON.parse((await run('compare', at('r.json'), at('large.npy'), '--json')).out)
    expect(compared.ks).toBeCloseTo(size.distance.ks, 12)
    const sampled = JSON.parse((await run('compare', at('e.npy'), at('large.npy'), '--json')).out)
    expect(sampled.ks).toBeLessThan(0.01)
  })

  it('pools replicates and checks --from', async () => {
    const samples = [1, 2, 3].map((seed) => compoundFreePoisson.sample(100, seed))
    const folder = await folderWith({ 'a.npy': samples[0]!, 'b.npy': samples[1]!, 'c.npy': samples[2]! })
    const paths = ['a.npy', 'b.npy', 'c.npy'].map((name) => join(folder, name))
    const { code, out } = await run('decompress', ...paths, '--from', '100', '--to', '400', '--json')
    const report = JSON.parse(out)
    expect(code).toBe(0)
    expect([report.n0, report.samples]).toEqual([100, 3])
  })

  it('prints where an outlier goes', async () => {
    const spiked = semicircle.sample(200, 1)
    spiked[199] = 6
    const folder = await folderWith({ 'spiked.npy': spiked })
    const args = ['decompress', join(folder, 'spiked.npy'), '--to', '400', '--bands', '0']
    const [place] = JSON.parse((await run(...args, '--json')).out).sizes[0].outliers
    // θ + 1/θ = 6 in a semicircle of variance 1; at twice the size 2θ + 1/θ, as θ and the variance double.
    const theta = 3 + Math.sqrt(8)
    expect(Math.abs(place - (2 * theta + 1 / theta))).toBeLessThan(0.1)
    expect((await run(...args)).out).toContain(`outliers at ${Number(place.toPrecision(5))}`)
  })

  it('says plainly that it cannot: exit 3, with a report', async () => {
    // Two separated clusters without an atom, one narrow: m changes sign in the gap, and no ratio above 1 exists.
    const values = Float64Array.from(
      { length: 400 },
      (_, k) => (k < 200 ? -1 : 1) + 0.1 * Math.cos(0.0078 * (k + 0.5) * 2),
    )
    const folder = await folderWith({ 'two.npy': values, 'old.npy': values })
    const { code, out, err } = await run(
      'decompress',
      join(folder, 'two.npy'),
      '--to',
      '1600',
      '--out',
      join(folder, 'r.json'),
      '--eigenvalues',
      join(folder, 'e.npy'),
    )
    expect(code).toBe(3)
    const report = JSON.parse(await readFile(join(folder, 'r.json'), 'utf8'))
    expect(report.fit.status).not.toBe('consistent')
    expect(report.fit.reasons.length).toBeGreaterThan(0)
    expect(await namesIn(folder)).toEqual(['old.npy', 'r.json', 'two.npy'])
    expect(out).toContain('There is no law')
    expect(out).toContain('--family')
    expect(err).toContain('no law')
    expect(err).not.toContain('from before')

    const old = join(folder, 'old.npy')
    const again = await run('decompress', join(folder, 'two.npy'), '--to', '1600', '--eigenvalues', old)
    expect([again.code, again.err]).toEqual([3, expect.stringContaining('from before')])
    expect(await valuesIn(old)).toEqual(values)
  })
})

describe('fit and evolve', () => {
  it('a fitted curve evolves to the law that decompress predicts', async () => {
    const folder = await folderWith({ 'small.npy': small! })
    const curve = join(folder, 'curve.json')
    expect((await run('fit', join(folder, 'small.npy'), '--out', curve)).code).toBe(0)
    const evolved = JSON.parse((await run('evolve', curve, '--ratio', '8', '--json')).out)
    const predicted = JSON.parse((await run('decompress', join(folder, 'small.npy'), '--to', '2400', '--json')).out)
    expect(evolved.laws[0].edges).toEqual(predicted.sizes[0].edges)
  })

  it('gives the exact law of the compound free Poisson example', async () => {
    const parameters = { a: 0, sigma2: 0, rates: [0.6, 0.2], jumps: [0.25, 0.6875] }
    const folder = await folderWith({
      'c.json': JSON.stringify({ schema: 'freecurve/curve@1', family: 'free-levy', parameters }),
    })
    const { code, out } = await run(
      'evolve',
      join(folder, 'c.json'),
      '--ratio',
      '8',
      '--at',
      '2,3.6,5',
      '--stieltjes',
      '1,0.5',
      '--json',
    )
    const { laws, events } = JSON.parse(out)
    expect(code).toBe(0)
    const exact = [1.005518159668944, 3.125689231439145, 4.162723779878571, 7.595354543299054]
    laws[0].edges.forEach((edge: number, k: number) => {
      expect(Math.abs(edge - exact[k]!)).toBeLessThan(1e-9)
    })
    expect(laws[0].atoms).toEqual([{ x: 0, weight: expect.closeTo(0.9, 12) }])
    expect(laws[0].bulks.map(({ mass }: { mass: number }) => mass)).toEqual([
      expect.closeTo(0.075, 12),
      expect.closeTo(0.025, 12),
    ])
    expect(laws[0].density[1]).toEqual([3.6, 0])
    expect(laws[0].stieltjes[0][1][1]).toBeGreaterThan(0)
    expect(events[0]).toMatchObject({ kind: 'split', ratio: expect.closeTo(2.578372621275, 10) })
  })

  it('reads a formula', async () => {
    const { code, out } = await run('evolve', '--formula', '1 + z*m + m^2', '--ratio', '4', '--at', '0', '--json')
    const { laws } = JSON.parse(out)
    expect(code).toBe(0)
    expect(laws[0].edges).toEqual([expect.closeTo(-4, 9), expect.closeTo(4, 9)])
    expect(laws[0].density[0][1]).toBeCloseTo(1 / (2 * Math.PI), 9)
  })
})
