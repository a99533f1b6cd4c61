import { createLadder, createSpectrum } from '@freecurve/core'
import { symmetricEigenvalues } from '@freecurve/eigen'
import { createRandom } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'
import { type Band, bandsOf, type PredictionBands } from '../src/bands.ts'
import { drawLadder } from '../src/draw-ladder.ts'
import { extrapolate, principalShapeScaling } from '../src/index.ts'
import { curveOf } from './ladders.ts'

/** Places at which F is asked for: quantiles of the semicircle. */
const SHARES = [0.1, 0.3, 0.5, 0.7, 0.9]
const SEEDS = 30
/** The size asked for. */
const SIZE = 640

describe('bands', () => {
  it('contain the truth at about the stated rate, where the hypothesis is right', () => {
    // GOE matrices follow principal-shape exactly; the truth is the semicircle of the size asked for.
    let inside = 0
    let together = 0
    let whole = 0
    for (let seed = 1; seed <= SEEDS; seed++) {
      const ladder = createLadder(
        [40, 80].map((n, stream) => createSpectrum([symmetricEigenvalues(goe(n, seed, stream))])),
      )
      const curve = curveOf(principalShapeScaling, ladder, SIZE)
      const random = createRandom(seed, 7)
      const draws = Array.from({ length: 40 }, () => curveOf(principalShapeScaling, drawLadder(ladder, random), SIZE))
      // The noise alone, as if the hypothesis were known to be right.
      const noise = bandsOf(curve, { draws, rivals: [], past: [] })
      const { bands } = extrapolate(ladder, [SIZE], [principalShapeScaling], { draws: 20, seed }).predictions[0]!
      inside += heldBy(noise, noise.cdf.pointwise)
      if (heldBy(noise, noise.cdf.simultaneous) === SHARES.length) together++
      if (heldBy(bands, bands.cdf.simultaneous) === SHARES.length) whole++
    }
    const rate = inside / (SEEDS * SHARES.length)
    expect(rate).toBeGreaterThan(0.8)
    expect(rate).toBeLessThan(0.98)
    expect(together / SEEDS).toBeGreaterThan(0.8)
    expect(whole).toBeGreaterThanOrEqual(together)
  })

  it('of an edge of a definite matrix stay on its side of 0, however wide', () => {
    const line = (least: number, most: number) => ({
      shares: Float64Array.of(0, 1),
      values: Float64Array.of(least, most),
    })
    const mirrored = (least: number, most: number) => line(-most, -least)
    for (const [of, sign] of [
      [line, 1],
      [mirrored, -1],
    ] as const) {
      const past = [{ predicted: of(1, 2), truth: of(0.01, 2), growth: 2 }]
      const { edges } = bandsOf(of(1, 2), { draws: [], rivals: [], past })
      const [low, high] = edges[sign > 0 ? 0 : 1].map((x) => Math.abs(x)).sort((a, b) => a - b)
      expect([low, high]).toEqual([1e-4, 1e4].map((x) => expect.closeTo(x, 9)))
      expect(edges.flat().every((x) => sign * x > 0)).toBe(true)
    }
  })

  it('of an atom that all agree on are those of its weight', () => {
    const withAtom = (weight: number) => ({
      shares: Float64Array.of(0, weight, 1),
      values: Float64Array.of(0, 0, 2),
    })
    const sources = {
      draws: [withAtom(0.71), withAtom(0.69)],
      rivals: [withAtom(0.72)],
      past: [{ predicted: withAtom(0.3), truth: withAtom(0.3), growth: 3 }],
    }
    const { cdf } = bandsOf(withAtom(0.7), sources)
    const widths = cdf.simultaneous.high.map((high, i) => high - cdf.simultaneous.low[i]!)
    expect(Math.max(...widths)).toBeLessThan(0.08)
    expect(widths[1]).toBeGreaterThan(0.04)
  })

  it('of an edge whose sign is open reach across 0', () => {
    const line = (least: number) => ({ shares: Float64Array.of(0, 1), values: Float64Array.of(least, 2) })
    const past = [{ predicted: line(1), truth: line(-1), growth: 1 }]
    expect(bandsOf(line(1), { draws: [], rivals: [], past }).edges[0]).toEqual([-1, 3])
  })
})

/** At how many of the shares a band holds the semicircle. */
const heldBy = ({ values }: PredictionBands, { low, high }: Band): number =>
  SHARES.filter((share) => {
    const i = values.findIndex((value) => value >= Math.sqrt(SIZE) * semicircleQuantile(share))
    return low[i]! <= share && share <= high[i]!
  }).length

/** A symmetric matrix of normal entries, variance 1 off the diagonal and 2 on it. */
function goe(n: number, seed: number, stream: number) {
  const random = createRandom(seed, stream)
  const data = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      data[i * n + j] = random.normal()
      data[j * n + i] = data[i * n + j]!
    }
    data[i * n + i] = Math.SQRT2 * random.normal()
  }
  return { size: n, data }
}

/** F⁻¹ of the semicircle on [−2, 2], by halving. */
function semicircleQuantile(share: number): number {
  const cdf = (x: number) => 0.5 + (x * Math.sqrt(4 - x * x)) / (4 * Math.PI) + Math.asin(x / 2) / Math.PI
  let [low, high] = [-2, 2]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (cdf(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
