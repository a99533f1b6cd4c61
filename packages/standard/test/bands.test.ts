import { createSpectrum, type FreeLevyParameters } from '@freecurve/core'
import { freeLevyCurve } from '@freecurve/curves'
import { sampleMatrix } from '@freecurve/ensembles'
import { cdfAt, edgesOf } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { noisySpectrum } from '../src/bands/noisy-spectrum.ts'
import { decompress, lawBands, standardRegistry } from '../src/index.ts'

const flow = standardRegistry.get('flow', 'free')
const semicircle = (variance: number) =>
  flow.carry(freeLevyCurve({ a: 0, sigma2: variance, rates: [], jumps: [] }), 1).law

describe('bands about a law', () => {
  const variances = Array.from({ length: 21 }, (_, k) => 0.9 + 0.01 * k)
  const bands = lawBands(semicircle(1), { draws: variances.map(semicircle), rivals: [], from: 'draws' })

  it('hold nine tenths of the laws they are made of, widened, and reach to every rival on its side', () => {
    const edge = (variance: number) => edgesOf(semicircle(variance))[1]! - 2
    const [low, high] = bands.support[1]
    // The 5 % and 95 % quantiles of 21 laws: places 0.55 and 19.45 among them.
    const between = (a: number, b: number) => 0.45 * edge(a) + 0.55 * edge(b)
    expect(low).toBeCloseTo(2 + 1.2 * between(0.9, 0.91), 9)
    expect(high).toBeCloseTo(2 + 1.2 * between(1.1, 1.09), 9)
    const rivals = [{ law: semicircle(1.44), weight: 1 }]
    const wide = lawBands(semicircle(1), { draws: [semicircle(1)], rivals, from: 'draws' })
    expect(wide.support[1]).toEqual([2, 2.4].map((x) => expect.closeTo(x, 9)))
    expect([bands.rivals, wide.rivals]).toEqual([0, 1])
  })

  it('reach to a rival by the root of its weight', () => {
    const rival = (weight: number) =>
      lawBands(semicircle(1), { draws: [], rivals: [{ law: semicircle(1.44), weight }], from: 'draws' })
    expect(rival(0.25).support[1]).toEqual([2, 2.2].map((x) => expect.closeTo(x, 9)))
    expect(rival(0.25).ks).toBeCloseTo(rival(1).ks / 2, 9)
  })

  it('compare shares with atoms in their places, and tell the places apart', () => {
    const poisson = (a: number) => flow.carry(freeLevyCurve({ a, sigma2: 0, rates: [0.5], jumps: [1] }), 1).law
    const moved = lawBands(poisson(0), { draws: [poisson(1e-9)], rivals: [], from: 'draws' })
    expect(moved.ks).toBeLessThan(1e-6)
    expect(moved.atoms).toEqual([[0.5, 0.5].map((x) => expect.closeTo(x, 9))])
    expect(moved.atomPlaces![0]![1]).toBeCloseTo(1.2e-9, 15)
  })

  it('hold the law itself, everywhere', () => {
    for (const [x, low, high] of bands.cdf) {
      const here = cdfAt(semicircle(1), x)
      expect(here).toBeGreaterThanOrEqual(low)
      expect(here).toBeLessThanOrEqual(high)
    }
    expect(bands.edges).toEqual(bands.support)
    expect(bands.ks).toBeGreaterThan(0)
  })

  it('say nothing of edges where the laws have other bulks', () => {
    const split = flow.carry(freeLevyCurve({ a: 0, sigma2: 0.01, rates: [0.5, 0.5], jumps: [-1, 1] }), 8).law
    expect(split.bulks.length).toBeGreaterThan(1)
    const mixed = lawBands(semicircle(1), {
      draws: [split, ...variances.slice(0, 3).map(semicircle)],
      rivals: [],
      from: 'draws',
    })
    expect([mixed.edges, mixed.masses]).toEqual([null, null])
  })
})

describe('noise added once more', () => {
  const example: FreeLevyParameters = { a: 0, sigma2: 0, rates: [0.3], jumps: [2] }
  const spectrum = createSpectrum([sampleMatrix(example, 300, 1)])

  it('keeps atoms and size, comes from its seed, and moves eigenvalues by about one place', () => {
    const [one, again, other] = [noisySpectrum(spectrum, 1), noisySpectrum(spectrum, 1), noisySpectrum(spectrum, 2)]
    expect(one.samples).toEqual(again.samples)
    expect(one.samples).not.toEqual(other.samples)
    const zeros = (values: Float64Array) => values.filter((x) => x === 0).length
    expect([one.size, zeros(one.samples[0]!)]).toEqual([300, zeros(spectrum.samples[0]!)])
    const before = spectrum.samples[0]!.filter((x) => x !== 0)
    const after = one.samples[0]!.filter((x) => x !== 0)
    const places = after.map((x) => before.filter((y) => y < x).length)
    const off = places.reduce((sum, place, k) => sum + (place - k) ** 2, 0) / places.length
    expect(Math.sqrt(off)).toBeGreaterThan(0.2)
    expect(Math.sqrt(off)).toBeLessThan(3)
  })
})

describe('the bands of a prediction', () => {
  const spectrum = createSpectrum([sampleMatrix({ a: -0.5, sigma2: 0, rates: [3], jumps: [0.4] }, 200, 3)])
  const at = (bands: number, seed: number) =>
    decompress(standardRegistry, { spectrum, sizes: [800], bands, seed }).report

  it('come from their seed, which the report names', () => {
    expect(at(12, 7)).toEqual(at(12, 7))
    expect(at(12, 7).seed).toBe(7)
    expect(at(12, 8).sizes[0]!.bands).not.toEqual(at(12, 7).sizes[0]!.bands)
  })

  it('are left out where none are asked for', () => {
    expect([at(0, 7).seed, at(0, 7).sizes[0]!.bands]).toEqual([null, null])
  })
})
