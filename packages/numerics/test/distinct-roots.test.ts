import { distinctRoots, powerOfTwoBelow } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'

describe('distinct roots', () => {
  // (x − 1)² (x + 3)
  const exact = [3, -5, 1, 1]

  it('counts a double root once', () => {
    const roots = [...distinctRoots(exact)].sort((p, q) => p.re - q.re)
    expect(roots).toEqual([
      { re: expect.closeTo(-3, 12), im: 0, multiplicity: 1 },
      { re: expect.closeTo(1, 12), im: 0, multiplicity: 2 },
    ])
  })

  it('takes apart what errors in the coefficients take apart, unless told how large those are', () => {
    const blurred = exact.map((c, k) => c * (1 + (k === 0 ? 3e-14 : 0)))
    expect(distinctRoots(blurred).length).toBe(3)
    const roots = [...distinctRoots(blurred, 1e-6)].sort((p, q) => p.re - q.re)
    expect(roots.map(({ multiplicity, im }) => [multiplicity, im])).toEqual([
      [1, 0],
      [2, 0],
    ])
    expect(roots[1]!.re).toBeCloseTo(1, 12)
  })
})

describe('the largest power of two not above a number', () => {
  it('is exact next to powers, and moves with scale', () => {
    for (const x of [1, 2 - 2 ** -52, 2, 2 + 2 ** -51, 0.1, 1e300, 1e-300])
      for (const s of [1, 2 ** 27, 2 ** -27]) {
        const power = powerOfTwoBelow(x * s)
        expect(power <= x * s && 2 * power > x * s).toBe(true)
        expect(power).toBe(s * powerOfTwoBelow(x))
      }
  })

  it('holds for the largest and the smallest doubles', () => {
    expect(powerOfTwoBelow(Number.MAX_VALUE)).toBe(2 ** 1023)
    expect(powerOfTwoBelow(3 * Number.MIN_VALUE)).toBe(2 * Number.MIN_VALUE)
  })
})
