import type { Law } from '@freecurve/core'
import {
  distancesBetween,
  distancesBetweenLaws,
  distancesToSpectrum,
  eigenvaluesOf,
  integralOf,
  resolveBulk,
} from '@freecurve/law'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bulkOf, closedForms, hardEdge, lawOf, semicircle } from './closed-forms.ts'

const SETTINGS = { seed: 31, numRuns: 80 }
/** Few different values, so that ties happen. */
const list = fc
  .array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 12 })
  .map((values) => Float64Array.from(values, (x) => x / 2).sort())
const near = (a: number, b: number) => Math.abs(a - b) < 1e-12

describe('distances between spectra', () => {
  it('are symmetric, and 0 only between the same shares', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [there, back] = [distancesBetween(a, b), distancesBetween(b, a)]
        expect(near(there.ks, back.ks) && near(there.w1, back.w1)).toBe(true)
        expect(distancesBetween(a, a)).toMatchObject({ ks: 0, w1: 0 })
        const twice = Float64Array.from([...a, ...a]).sort()
        expect(distancesBetween(a, twice)).toMatchObject({ ks: 0, w1: 0 })
        const shares = (values: Float64Array) =>
          JSON.stringify(
            [...values]
              .map((x) => [x, values.filter((y) => y <= x).length / values.length])
              .filter((p, k, all) => p[0] !== all[k + 1]?.[0]),
          )
        expect(there.ks === 0).toBe(shares(a) === shares(b))
        expect(there.w1 === 0).toBe(there.ks === 0)
      }),
      SETTINGS,
    )
  })

  it('obey the triangle inequality', () => {
    fc.assert(
      fc.property(list, list, list, (a, b, c) => {
        const [ab, bc, ac] = [distancesBetween(a, b), distancesBetween(b, c), distancesBetween(a, c)]
        expect(ac.ks).toBeLessThanOrEqual(ab.ks + bc.ks + 1e-12)
        expect(ac.w1).toBeLessThanOrEqual(ab.w1 + bc.w1 + 1e-12)
        expect(ab.ks).toBeLessThanOrEqual(1)
      }),
      SETTINGS,
    )
  })

  it('W1 of a shift is the shift, of a scale the mean of |x| times the change', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: -40, max: 40 }), (a, eighths) => {
        const shift = eighths / 8
        expect(
          near(
            distancesBetween(
              a,
              a.map((x) => x + shift),
            ).w1,
            Math.abs(shift),
          ),
        ).toBe(true)
        const size = a.reduce((sum, x) => sum + Math.abs(x), 0) / a.length
        expect(
          near(
            distancesBetween(
              a,
              a.map((x) => 3 * x),
            ).w1,
            2 * size,
          ),
        ).toBe(true)
      }),
      SETTINGS,
    )
  })

  it('W1 between lists of one length is the mean distance of sorted pairs', () => {
    const pair = fc.integer({ min: 1, max: 9 }).chain((n) => {
      const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: n, maxLength: n })
      return fc
        .tuple(values, values)
        .map((both) => both.map((one) => Float64Array.from(one).sort()) as [Float64Array, Float64Array])
    })
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const exact = a.reduce((sum, x, k) => sum + Math.abs(x - b[k]!), 0) / a.length
        expect(near(distancesBetween(a, b).w1, exact)).toBe(true)
      }),
      SETTINGS,
    )
  })

  it('are as by hand in small cases, ties included', () => {
    const of = (a: number[], b: number[]) => distancesBetween(Float64Array.from(a), Float64Array.from(b))
    expect(of([0], [1])).toMatchObject({ ks: 1, w1: 1 })
    expect(of([0, 0, 1, 1], [0, 1])).toMatchObject({ ks: 0, w1: 0 })
    expect(of([0, 0, 0, 1], [0, 1])).toMatchObject({ ks: 0.25, w1: 0.25 })
    expect(of([0, 2], [1, 1])).toMatchObject({ ks: 0.5, w1: 1 })
    expect(of([0, 1, 2], [0, 2])).toMatchObject({ ks: expect.closeTo(1 / 6, 15), w1: expect.closeTo(1 / 3, 15) })
    expect(of([0, 4], [1, 3]).w1PerDeviation).toBe(1)
    expect(of([0, 4], [2, 2]).w1PerDeviation).toBeNull()
  })

  it('are those of rounding alone where a spectrum is held against itself with rounding', () => {
    const exact = Float64Array.from({ length: 100 }, (_, k) => (k < 40 ? 0 : k < 70 ? 1 : k / 50)).sort()
    const noisy = exact.map((x, k) => x + (k % 3 === 0 ? -1 : k % 3 === 1 ? 1 : 0) * (x === 0 ? 1e-17 : 2e-16)).sort()
    expect(noisy).not.toEqual(exact)
    for (const [a, b] of [
      [exact, noisy],
      [noisy, exact],
    ] as const) {
      const { ks, w1, w1Log } = distancesBetween(a, b)
      expect([ks, w1 < 1e-15, w1Log! < 1e-15]).toEqual([0, true, true])
    }
  })

  it('see zeros that are more than rounding', () => {
    const [zeros, small] = [0, 1e-10].map((x) => Float64Array.of(x, x, 1))
    expect(distancesBetween(zeros!, small!)).toMatchObject({ ks: expect.closeTo(2 / 3, 12), w1Log: null })
  })

  it('want two lists', () => {
    for (const [a, b] of [
      [[], [1]],
      [[1], []],
    ] as const)
      expect(() => distancesBetween(Float64Array.from(a), Float64Array.from(b))).toThrow(
        expect.objectContaining({ code: 'E_DOMAIN' }),
      )
  })
})

it('W1 in log x of a scaled list is the logarithm, zeros left out if they are as many in share', () => {
  const a = Float64Array.from([0, 0, 1, 2, 5, 9])
  const scaled = a.map((x) => 3 * x)
  expect(distancesBetween(a, scaled).w1Log).toBeCloseTo(Math.log(3), 12)
  expect(distancesBetween(a, a.subarray(1)).w1Log).toBeNull()
  expect(distancesBetween(a, Float64Array.from([-1, 2])).w1Log).toBeNull()
  expect(distancesBetween(a, scaled).tv).toBeNull()
})

describe('distances between laws', () => {
  const circle = (mean: number, radius: number): Law => {
    const density = (_x: number, p: number, q: number) => (2 * Math.sqrt(p * q)) / (Math.PI * radius * radius)
    const { bulk } = resolveBulk([mean - radius, mean + radius], density)
    return { status: 'certified', reasons: [], atoms: [], bulks: [bulk] }
  }
  const withAtom = (law: Law, x: number, weight: number): Law => ({
    ...law,
    atoms: [{ x, weight }],
    bulks: law.bulks.map((bulk) => ({
      ...bulk,
      mass: bulk.mass * (1 - weight),
      panels: bulk.panels.map((panel) => ({ ...panel, coefficients: panel.coefficients.map((c) => c * (1 - weight)) })),
    })),
  })

  it('of a shift d: W1 = d; of a scale s: W1 in log x = log s', () => {
    const law = circle(5, 2)
    expect(distancesBetweenLaws(law, circle(5.3, 2)).w1).toBeCloseTo(0.3, 10)
    expect(distancesBetweenLaws(law, circle(10, 4)).w1Log).toBeCloseTo(Math.log(2), 10)
  })

  it('of a law to itself are 0, of laws apart 1 in KS and TV', () => {
    const law = withAtom(circle(0, 2), 3, 0.25)
    const same = distancesBetweenLaws(law, law)
    expect([same.ks, same.w1, same.tv]).toEqual([0, 0, 0])
    const apart = distancesBetweenLaws(circle(0, 1), circle(3, 1))
    expect([apart.ks, apart.tv!]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 10)])
    expect(apart.w1).toBeCloseTo(3, 10)
  })

  it('KS and TV of semicircles of variance 1 and s²: where the densities cross', () => {
    // √(4 − x²) = √(4s² − x²)/s² at x² = 4/(1 + 1/s²); both distances follow from the CDF there.
    const s = 1.5
    const x = Math.sqrt(4 / (1 + 1 / (s * s)))
    const cdf = (y: number, r: number) =>
      0.5 + (y * Math.sqrt(r * r - y * y)) / (Math.PI * r * r) + Math.asin(y / r) / Math.PI
    const gap = cdf(x, 2) - cdf(x, 2 * s)
    const { ks, tv } = distancesBetweenLaws(circle(0, 2), circle(0, 2 * s))
    expect(ks).toBeCloseTo(gap, 10)
    expect(tv!).toBeCloseTo(2 * gap, 9)
  })

  it('atoms count: total variation of δ-parts, and zeros that differ in share are infinitely far in log x', () => {
    const law = circle(5, 2)
    const { tv, ks, w1Log } = distancesBetweenLaws(withAtom(law, 0, 0.5), withAtom(law, 0, 0.25))
    expect([tv, ks]).toEqual([expect.closeTo(0.25, 10), expect.closeTo(0.25, 10)])
    expect(w1Log).toBeNull()
    expect(distancesBetweenLaws(withAtom(law, 0, 0.5), withAtom(circle(10, 4), 0, 0.5)).w1Log).toBeCloseTo(
      Math.log(2),
      9,
    )
    expect(distancesBetweenLaws(circle(0, 1), law).w1Log).toBeNull()
  })

  it('are what distances to many quantiles tend to', () => {
    const [a, b] = [circle(5, 2), circle(5.5, 3)]
    const exact = distancesBetweenLaws(a, b)
    const found = distancesToSpectrum(a, eigenvaluesOf(b, 20_000))
    expect(Math.abs(found.ks - exact.ks)).toBeLessThan(1e-4)
    expect(Math.abs(found.w1 - exact.w1)).toBeLessThan(1e-4)
    expect(Math.abs(found.w1Log! - exact.w1Log!)).toBeLessThan(1e-4)
  })
})

describe('distances from a law to a spectrum', () => {
  const law = lawOf([bulkOf(semicircle, 0.5, 5), bulkOf(hardEdge, 0.3, 10)], [{ x: 0, weight: 0.2 }])

  it('are half a step to its own eigenvalues', () => {
    const values = eigenvaluesOf(law, 200)
    expect(distancesToSpectrum(law, values).ks).toBeCloseTo(0.5 / 200, 9)
  })

  it('take values close to an atom for the atom, within the tie', () => {
    const values = eigenvaluesOf(law, 200)
      .map((x, k) => (x === 0 ? (k % 2 === 0 ? 1 : -1) * 1e-12 : x))
      .sort()
    const given = values.slice()
    expect(distancesToSpectrum(law, values).ks).toBeCloseTo(0.5 / 200, 9)
    expect(distancesToSpectrum(law, values, 0).ks).toBeGreaterThan(0.09)
    expect(values).toEqual(given)
  })

  it('see an atom that the spectrum lacks, and one that the law lacks', () => {
    const rest = eigenvaluesOf(law, 200).filter((x) => x !== 0)
    expect(distancesToSpectrum(law, rest).ks).toBeCloseTo(0.2, 2)
    const bare = lawOf([bulkOf(semicircle, 1, 5)])
    expect(distancesToSpectrum(bare, Float64Array.of(0, 0, 0, 5)).ks).toBeCloseTo(0.75, 12)
  })

  it('are the distances between spectra, up to a step', () => {
    const other = eigenvaluesOf(lawOf([bulkOf(semicircle, 1, 6)]), 300)
    const [exact, sampled] = [distancesToSpectrum(law, other), distancesBetween(eigenvaluesOf(law, 3000), other)]
    expect(Math.abs(exact.ks - sampled.ks)).toBeLessThan(1 / 300)
    expect(Math.abs(exact.w1 - sampled.w1)).toBeLessThan(0.02)
  })

  it('by hand: one eigenvalue in the middle of a semicircle, W1 = ∫|x| = 8/(3π)', () => {
    const { ks, w1 } = distancesToSpectrum(lawOf([bulkOf(semicircle)]), Float64Array.of(0))
    expect(ks).toBeCloseTo(0.5, 12)
    expect(w1).toBeCloseTo(8 / (3 * Math.PI), 13)
  })

  it('by hand: W1 of equal values at c to a law is ∫|x − c|, in log x ∫|log(x/c)|, left, inside, in a gap, right', () => {
    const nonzero = lawOf([bulkOf(semicircle, 0.625, 5), bulkOf(hardEdge, 0.375, 10)])
    for (const c of [1, 2.9, 3.3, 7, 8, 10, 11, 14, 20]) {
      const { w1, w1Log } = distancesToSpectrum(law, Float64Array.of(c, c, c))
      const places = [c]
      const exact = integralOf(law, (x) => Math.abs(x - c), { places })
      expect(Math.abs(w1 - exact)).toBeLessThan(1e-13 * c)
      expect(w1Log! - integralOf(nonzero, (x) => Math.abs(Math.log(x / c)), { places })).toBeCloseTo(0, 12)
    }
  })

  it('W1 holds at a hard edge at 0, and across ten decades: as between spectra of many more eigenvalues', () => {
    const wide = closedForms.find(({ name }) => name.includes('decades'))!
    for (const one of [lawOf([bulkOf(hardEdge)]), lawOf([bulkOf(wide)]), law]) {
      const values = eigenvaluesOf(one, 7).map((x) => 1.3 * x)
      const [exact, sampled] = [distancesToSpectrum(one, values), distancesBetween(eigenvaluesOf(one, 70_000), values)]
      expect(Math.abs(exact.w1 / sampled.w1 - 1)).toBeLessThan(1e-4)
      if (exact.w1Log !== null && sampled.w1Log !== null)
        expect(Math.abs(exact.w1Log / sampled.w1Log - 1)).toBeLessThan(1e-4)
    }
  })

  it('of a law to 64 000 eigenvalues of its own are small', () => {
    const one = lawOf([bulkOf(hardEdge)])
    const values = eigenvaluesOf(one, 64_000)
    const { w1, w1Log } = distancesToSpectrum(one, values)
    expect(Math.max(w1, w1Log!)).toBeLessThan(2e-4)
  })

  it('want a spectrum', () => {
    expect(() => distancesToSpectrum(law, new Float64Array())).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })
})
