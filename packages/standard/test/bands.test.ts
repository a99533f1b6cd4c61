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

  it('are 1.645 deviations of the laws they are made of, and reach to every rival', () => {
    const edges = variances.map((variance) => edgesOf(semicircle(variance))[1]! - 2)
    const deviation = Math.sqrt(edges.reduce((sum, x) => sum + x * x, 0) / edges.length)
    const [low, high] = bands.support[1]
    expect([low, high]).toEqual([2 - 1.6448536 * deviation, 2 + 1.6448536 * deviation].map((x) => expect.closeTo(x, 6)))
    const wide = lawBands(semicircle(1), { draws: [semicircle(1)], rivals: [semicircle(1.44)], from: 'draws' })
    expect(wide.support[1]).toEqual([1.6, 2.4].map((x) => expect.closeTo(x, 9)))
    expect([bands.rivals, wide.rivals]).toEqual([0, 1])
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
