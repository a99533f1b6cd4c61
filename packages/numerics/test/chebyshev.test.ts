import { chebyshevCoefficients, chebyshevIntegral, chebyshevPoints, chebyshevValue } from '@freecurve/numerics'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const SETTINGS = { seed: 1, numRuns: 50 }
const coefficients = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 })
const place = fc.double({ min: -1, max: 1, noNaN: true })
/** Σ c_k cos(k acos s): the definition. */
const direct = (c: ArrayLike<number>, s: number): number =>
  Array.from(c).reduce((sum, x, k) => sum + x * Math.cos(k * Math.acos(s)), 0)
const horner = (powers: readonly number[], s: number): number => powers.reduceRight((sum, c) => sum * s + c, 0)

describe('Chebyshev points', () => {
  it.each([1, 2, 3, 24, 33])('%i of them ascend inside (−1, 1), symmetric, and are the roots of T_n', (n) => {
    const points = chebyshevPoints(n)
    expect(points).toHaveLength(n)
    points.forEach((s, i) => {
      expect(s).toBeGreaterThan(i === 0 ? -1 : points[i - 1]!)
      expect(s).toBeLessThan(1)
      expect(Math.abs(s + points[n - 1 - i]!)).toBeLessThan(1e-15)
      expect(Math.abs(Math.cos(n * Math.acos(s)))).toBeLessThan(1e-13)
    })
  })
})

describe('Chebyshev series', () => {
  it('by Clenshaw are their definition', () => {
    fc.assert(
      fc.property(coefficients, place, (c, s) => {
        expect(Math.abs(chebyshevValue(c, s) - direct(c, s))).toBeLessThan(1e-13 * c.length)
      }),
      SETTINGS,
    )
    expect(chebyshevValue([], 0.3)).toBe(0)
    expect(chebyshevValue([7], 0.3)).toBe(7)
  })

  it('come back from their values', () => {
    fc.assert(
      fc.property(coefficients, (c) => {
        const values = chebyshevPoints(c.length).map((s) => chebyshevValue(c, s))
        chebyshevCoefficients(values).forEach((got, k) => {
          expect(Math.abs(got - c[k]!)).toBeLessThan(1e-13)
        })
      }),
      SETTINGS,
    )
  })

  it('through n values are exact for polynomials of degree n − 1, between the points too', () => {
    fc.assert(
      fc.property(coefficients, place, (powers, s) => {
        const values = chebyshevPoints(powers.length).map((x) => horner(powers, x))
        expect(Math.abs(chebyshevValue(chebyshevCoefficients(values), s) - horner(powers, s))).toBeLessThan(1e-12)
      }),
      SETTINGS,
    )
  })

  it('are linear in the values, and exactly so under powers of two', () => {
    const values = Float64Array.from({ length: 9 }, (_, i) => Math.sin(i))
    const half = chebyshevCoefficients(values.map((x) => x / 2 ** 30))
    expect(half.map((c) => c * 2 ** 30)).toEqual(chebyshevCoefficients(values))
  })
})

describe('the integral', () => {
  it('vanishes at −1, is one longer, and its divided differences are mean values of the series', () => {
    fc.assert(
      fc.property(coefficients, place, place, (c, p, q) => {
        const integral = chebyshevIntegral(c)
        expect(integral).toHaveLength(c.length + 1)
        expect(Math.abs(chebyshevValue(integral, -1))).toBeLessThan(1e-14 * c.length)
        // Fejér's rule through the values themselves: the integral of the interpolant is the sum of its even coefficients.
        const n = c.length + 1
        const between = chebyshevCoefficients(chebyshevPoints(n).map((t) => direct(c, p + ((q - p) * (t + 1)) / 2)))
        const area = between.reduce((sum, b, k) => (k % 2 === 0 ? sum + (2 * b) / (1 - k * k) : sum), 0)
        const gained = chebyshevValue(integral, q) - chebyshevValue(integral, p)
        expect(Math.abs(gained - ((q - p) / 2) * area)).toBeLessThan(1e-13 * n)
      }),
      SETTINGS,
    )
  })

  it('of powers is the next power', () => {
    for (let k = 0; k < 8; k++) {
      const power = chebyshevCoefficients(chebyshevPoints(k + 3).map((s) => s ** k))
      for (const s of [-1, -0.4, 0, 0.7, 1]) {
        const exact = (s ** (k + 1) - (-1) ** (k + 1)) / (k + 1)
        expect(Math.abs(chebyshevValue(chebyshevIntegral(power), s) - exact)).toBeLessThan(1e-15 * 10)
      }
    }
    expect([...chebyshevIntegral([])]).toEqual([-0])
  })
})
