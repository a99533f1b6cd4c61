import type { FreecurveError } from '@freecurve/core'
import { distinctRoots, polynomialRoots } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'

/** Coefficients, ascending, of Π (x − r). */
function fromRoots(roots: readonly number[]): number[] {
  let c = [1]
  for (const r of roots) c = [0].concat(c).map((x, k) => x - r * (c[k] ?? 0))
  return c
}

const sorted = (values: Iterable<number>) => [...values].sort((p, q) => p - q)

describe('polynomialRoots', () => {
  it('finds roots across thirty decades to full relative accuracy', () => {
    const roots = [1e-15, 3e-9, 2e-4, 1, 5e3, 7e8, 4e15]
    const { re, im, converged } = polynomialRoots(fromRoots(roots))
    expect(converged).toBe(true)
    sorted(re).forEach((x, k) => {
      expect(Math.abs(x / roots[k]! - 1)).toBeLessThan(1e-14)
    })
    im.forEach((y, k) => {
      expect(Math.abs(y)).toBeLessThan(1e-14 * Math.abs(re[k]!))
    })
  })

  it('finds the roots of unity and their clusters are single', () => {
    const coefficients = new Float64Array(13)
    coefficients[0] = -1
    coefficients[12] = 1
    const { re, im, multiplicity } = polynomialRoots(coefficients)
    re.forEach((x, k) => {
      expect(Math.hypot(x, im[k]!)).toBeCloseTo(1, 14)
    })
    expect([...multiplicity].every((n) => n === 1)).toBe(true)
  })

  it('takes complex coefficients', () => {
    // (x − i)(x − 2) = x² − (2 + i) x + 2i
    const { re, im } = polynomialRoots([0, -2, 1], [2, -1, 0])
    expect(sorted(re)).toEqual([expect.closeTo(0, 14), expect.closeTo(2, 14)])
    expect(sorted(im)).toEqual([expect.closeTo(0, 14), expect.closeTo(1, 14)])
  })

  it('takes zeros at both ends: zero roots below, a lower degree above', () => {
    const { re, im, multiplicity } = polynomialRoots([0, 0, -2, 1, 0, 0])
    expect(sorted(re)).toEqual([0, 0, expect.closeTo(2, 15)])
    expect([...im]).toEqual([0, 0, 0])
    expect(sorted(multiplicity)).toEqual([1, 2, 2])
  })

  it('is unchanged, but for the exponent, when x is scaled by a power of two', () => {
    const coefficients = [3, -1, 4, -1, 5, -9, 2]
    const plain = polynomialRoots(coefficients)
    const scaled = polynomialRoots(coefficients.map((c, k) => c * 2 ** (-40 * k)))
    sorted(scaled.re).forEach((x, k) => {
      expect(x / 2 ** 40).toBeCloseTo(sorted(plain.re)[k]!, 13)
    })
  })

  it('refuses the zero polynomial and coefficients that are not finite', () => {
    for (const bad of [[], [0, 0], [1, Number.NaN], [1, Infinity]])
      expect(() => polynomialRoots(bad)).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }) as FreecurveError)
  })
})

describe('distinctRoots', () => {
  it('knows a multiple root to rounding although its members scatter', () => {
    const found = distinctRoots(fromRoots([2, 2, 2, -1, 5, 5])).toSorted((p, q) => p.re - q.re)
    expect(found.map(({ multiplicity }) => multiplicity)).toEqual([1, 3, 2])
    expect(found.map(({ re }) => re)).toEqual([-1, 2, 5].map((x) => expect.closeTo(x, 12)))
    expect(found.every(({ im }) => im === 0)).toBe(true)
  })

  it('keeps complex double roots complex', () => {
    // (x² + 1)²
    const found = distinctRoots([1, 0, 2, 0, 1])
    expect(found.map(({ multiplicity }) => multiplicity)).toEqual([2, 2])
    expect(sorted(found.map(({ im }) => im))).toEqual([expect.closeTo(-1, 12), expect.closeTo(1, 12)])
  })
})
