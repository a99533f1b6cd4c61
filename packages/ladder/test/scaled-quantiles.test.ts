import type { FreeLevyParameters, Law, QuantileCurve } from '@freecurve/core'
import { freeLevyCurve, populationCurve } from '@freecurve/curves'
import { deformedFlow, freeFlow } from '@freecurve/evolution'
import { cdfAt, distancesBetweenLaws, edgesOf, lawOfQuantiles } from '@freecurve/law'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleLaw } from '../src/scaled/scale-law.ts'
import { scaledCdf } from '../src/scaled/scaled-cdf.ts'
import { scaledQuantiles } from '../src/scaled/scaled-quantiles.ts'

const lawOf = ({ shares, values }: QuantileCurve): Law => lawOfQuantiles(shares, values)
const white = (aspect: number): FreeLevyParameters => ({ a: 0, sigma2: 0, rates: [1 / aspect], jumps: [aspect] })
const constant = (d: number) => scaleLaw(Float64Array.of(d))
/** Scales 2 for three rows of four, 5.5 for the rest. */
const TWO = scaleLaw(Float64Array.of(2, 5.5, 2, 2))
const decades = scaleLaw(Float64Array.from({ length: 800 }, (_, k) => 10 ** (-8 + k / 80)))

/** Laws of R that are free Lévy: what they are with D = d is the same law scaled. */
const FREE: readonly (readonly [name: string, law: FreeLevyParameters])[] = [
  ['a semicircle', { a: 0, sigma2: 1, rates: [], jumps: [] }],
  ['a semicircle at 5', { a: 5, sigma2: 0.25, rates: [], jumps: [] }],
  ['a narrow one', { a: 1, sigma2: 1e-6, rates: [], jumps: [] }],
  ['Marchenko–Pastur with an edge above 0', white(0.2)],
  ['Marchenko–Pastur with the hard edge', white(1)],
  ['Marchenko–Pastur with an atom at 0', white(4)],
  ['an atom elsewhere than at 0', { a: -1, sigma2: 0, rates: [0.5], jumps: [1] }],
  ['jumps of both signs', { a: 0.2, sigma2: 0.1, rates: [0.4, 1.5], jumps: [-2, 0.5] }],
]
const freeLaw = (law: FreeLevyParameters): Law => freeFlow.carry(freeLevyCurve(law), 1).law

describe('A = D^{1/2} R D^{1/2}', () => {
  it.each(FREE)('with D the identity is R: %s', (_, law) => {
    const [truth, shareAt] = [freeLaw(law), scaledCdf(law, constant(1), 1)]
    const [low, high] = [edgesOf(truth)[0]!, edgesOf(truth).at(-1)!]
    const places = Array.from({ length: 60 }, (_, k) => low - 0.1 + ((high - low + 0.2) * (k + 0.37)) / 60)
    for (const x of places) expect(Math.abs(shareAt(x) - cdfAt(truth, x))).toBeLessThan(1e-5)
    // Between knots, too.
    const found = lawOf(scaledQuantiles(law, constant(1), 1))
    for (const x of places) expect(Math.abs(cdfAt(found, x) - cdfAt(truth, x))).toBeLessThan(1e-4)
    const atomElsewhere = truth.atoms.some(({ x }) => x !== 0)
    if (!atomElsewhere) expect(distancesBetweenLaws(found, truth).ks).toBeLessThan(1.5e-4)
  })

  it.each([0.1, 0.6, 2, 8])('with R white is the deformed Marchenko–Pastur law, at aspect ratio %f', (aspectRatio) => {
    const curve = populationCurve({ values: [2, 5.5], weights: [0.75, 0.25], aspectRatio })
    const truth = deformedFlow.carry(curve, 1, { aspectRatio }).law
    const found = scaledQuantiles(white(aspectRatio), TWO, 1)
    expect(distancesBetweenLaws(lawOf(found), truth).ks).toBeLessThan(1.5e-4)
    const bulk = edgesOf(truth)
    const lowest = found.values.find((x) => x > 0)!
    expect(Math.abs(lowest / bulk[0]! - 1)).toBeLessThan(0.02)
    expect(Math.abs(found.values.at(-1)! / bulk.at(-1)! - 1)).toBeLessThan(0.02)
  })

  it.each([white(0.5), white(3), FREE[0]![1], FREE[7]![1]])(
    'ascends from 0 to 1 over ten decades of scales: %o',
    (law) => {
      const { shares, values } = scaledQuantiles(law, decades, 100)
      expect([shares[0], shares.at(-1)]).toEqual([0, 1])
      expect(values.every((x, k) => k === 0 || x >= values[k - 1]!)).toBe(true)
      expect(shares.every((p, k) => k === 0 || p >= shares[k - 1]!)).toBe(true)
      if (law.rates.length === 0) expect(values[0]).toBeCloseTo(-values.at(-1)!, 6)
    },
  )

  it('of low rank keeps the weight of its atom at 0, whatever the scales', () => {
    for (const scales of [TWO, decades]) {
      const [atom] = lawOf(scaledQuantiles(white(3), scales, 100)).atoms
      expect(atom!.x).toBe(0)
      expect(Math.abs(atom!.weight - 2 / 3)).toBeLessThan(2e-5)
    }
  })

  it('of both signs and low rank has the atom at 0 as well', () => {
    const law = { a: 0, sigma2: 0, rates: [0.2, 0.3], jumps: [1, -1] }
    const [atom] = lawOf(scaledQuantiles(law, TWO, 1)).atoms
    expect(atom!.x).toBe(0)
    expect(Math.abs(atom!.weight - 0.5)).toBeLessThan(2e-5)
  })

  it('is D where R hardly differs from the identity', () => {
    const { shares, values } = scaledQuantiles({ a: 1, sigma2: 1e-8, rates: [], jumps: [] }, TWO, 1)
    const share = shares.findLastIndex((_, k) => values[k]! < 3)
    expect(shares[share]).toBeCloseTo(0.75, 4)
  })

  it('times a power of two is exactly that multiple, and does not feel the reach it is told', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.double({ min: 0.3, max: 3, noNaN: true }), (power, aspect) => {
        const factor = 2 ** power
        const scaled = scaleLaw(Float64Array.of(2, 5.5, 2, 2).map((d) => factor * d))
        const [one, other] = [scaledQuantiles(white(aspect), TWO, 1), scaledQuantiles(white(aspect), scaled, factor)]
        expect(other.shares).toEqual(one.shares)
        expect(other.values).toEqual(one.values.map((x) => factor * x))
        const wide = lawOf(scaledQuantiles(white(aspect), TWO, 300))
        expect(distancesBetweenLaws(wide, lawOf(one)).ks).toBeLessThan(2e-4)
      }),
      { seed: 3, numRuns: 4 },
    )
  })
})

describe('scaleLaw', () => {
  it('keeps every scale of few rows, and means of equal shares of many', () => {
    const few = scaleLaw(Float64Array.of(3, 1, 2))
    expect([...few.values]).toEqual([1, 2, 3])
    const many = Float64Array.from({ length: 5003 }, (_, k) => 1 + ((k * 7919) % 5003))
    const { values, weights } = scaleLaw(many)
    expect(values.length).toBeLessThan(500)
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12)
    expect(values.reduce((sum, d, k) => sum + weights[k]! * d, 0)).toBeCloseTo(2502, 8)
    expect(values.every((d, k) => k === 0 || d > values[k - 1]!)).toBe(true)
  })
})
