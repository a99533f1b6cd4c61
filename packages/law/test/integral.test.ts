import {
  densityAt,
  freeCumulantsOf,
  integralOf,
  logDeterminantOf,
  momentOf,
  pointAt,
  pseudoLogDeterminantOf,
  resolveBulk,
} from '@freecurve/law'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bulkOf, closedForms, hardEdge, lawOf, marchenkoPastur, semicircle } from './closed-forms.ts'

const circle = lawOf([bulkOf(semicircle)])
const hard = lawOf([bulkOf(hardEdge)])

describe('integrals', () => {
  it('are linear, and count atoms by their weight', () => {
    const law = lawOf([bulkOf(semicircle, 0.75)], [{ x: 3, weight: 0.25 }])
    const [f, g] = [Math.exp, Math.cos]
    const [p, q] = [integralOf(law, f), integralOf(law, g)]
    expect(integralOf(law, (x) => 2 * f(x) - 3 * g(x))).toBeCloseTo(2 * p - 3 * q, 12)
    // ∫ eˣ of a semicircle is I_1(2) = Σ 1/(k! (k + 1)!)
    expect(p).toBeCloseTo(0.75 * 1.5906368546373291 + 0.25 * Math.exp(3), 12)
    expect(integralOf(lawOf([]), f)).toBe(0)
  })

  it('hold a logarithm at a hard edge: ∫ log x = −1', () => {
    expect(Math.abs(integralOf(hard, Math.log) + 1)).toBeLessThan(1e-12)
  })

  it('hold poles close to the support, and end: ∫ d/((x − c)² + d²) = Im m(c + i d)', () => {
    fc.assert(
      fc.property(fc.double({ min: -1.9, max: 1.9, noNaN: true }), fc.integer({ min: 1, max: 9 }), (c, power) => {
        const d = 10 ** -power
        let calls = 0
        const got = integralOf(circle, (x) => {
          calls++
          return d / ((x - c) ** 2 + d * d)
        })
        // m = (−z + √(z² − 4))/2, the root in ℂ⁺
        const [re, im] = [c * c - d * d - 4, 2 * c * d]
        const exact = (Math.sqrt((Math.hypot(re, im) - re) / 2) - d) / 2
        expect(Math.abs(got - exact)).toBeLessThan(1e-12 + 1e-17 / d)
        expect(calls).toBeLessThan(1e5)
      }),
      { seed: 21, numRuns: 25 },
    )
  })

  it('hold a pole just outside: ∫ 1/(x − z) for z beyond the edge', () => {
    for (const d of [1, 1e-3, 1e-6]) {
      const z = 2 + d
      const exact = (-z + Math.sqrt(d * (4 + d))) / 2
      expect(Math.abs(integralOf(circle, (x) => 1 / (x - z)) - exact)).toBeLessThan(1e-9)
    }
  })

  it('that diverge are NaN, and no large number: 1/x at a hard edge, at an edge of the panels, in the middle of one', () => {
    expect(integralOf(hard, (x) => 1 / x)).toBeNaN()
    for (const mean of [0, 0.1, 1, Math.SQRT2, 1.9])
      expect(integralOf(lawOf([bulkOf(semicircle, 1, mean)]), (x) => 1 / x)).toBeNaN()
  })

  it('a pole in the very middle of a panel does not cancel itself', () => {
    const middle = pointAt([-2, 2], Math.PI / 4)
    expect(integralOf(circle, (x) => 1 / (x - middle))).toBeNaN()
    expect(integralOf(circle, (x) => 1 / (x - middle) ** 3)).toBeNaN()
  })

  it('that converge slowly are kept: log x at x^{−2/3}, 1/x at x^{1/2}', () => {
    // ∫ log x of the beta law B(p, q) is ψ(p) − ψ(p + q): here ψ(1/3) − ψ(11/6).
    const steep = resolveBulk([0, 1], (_x, left, right) => left ** (-2 / 3) * Math.sqrt(right)).bulk
    expect(logDeterminantOf(lawOf([steep]))! / steep.mass).toBeCloseTo(-3.44130436734855, 9)
    // ∫ x^{−1/2} (1 − x)^{1/2} = π/2
    const soft = resolveBulk([0, 1], (_x, left, right) => Math.sqrt(left * right)).bulk
    expect(integralOf(lawOf([soft]), (x) => 1 / (x + 1e-6))).toBeCloseTo(Math.PI / 2 - Math.PI * 1e-3, 5)
  })

  it('see a narrow feature where they are told its place', () => {
    const bump = (x: number) => Math.exp(-(((x - 0.3) / 1e-8) ** 2)) * 1e8
    const exact = Math.sqrt(Math.PI) * densityAt(circle, 0.3)
    expect(integralOf(circle, bump)).toBe(0)
    expect(integralOf(circle, bump, { places: [7, 0.3] })).toBeCloseTo(exact, 9)
    expect(integralOf(circle, Math.exp, { places: [-9, -2, 0, 2, Infinity] })).toBeCloseTo(1.5906368546373291, 12)
  })

  it('of functions that are not finite end', () => {
    expect(integralOf(circle, () => Number.NaN)).toBeNaN()
    expect(integralOf(circle, (x) => (x < 0 ? Infinity : 1))).toBe(Infinity)
  })
})

describe('moments and free cumulants', () => {
  it('of the semicircle are Catalan numbers, and κ_k = 0 beyond the second', () => {
    const catalan = [1, 0, 1, 0, 2, 0, 5, 0, 14, 0, 42]
    catalan.forEach((wanted, k) => {
      expect(Math.abs(momentOf(circle, k) - wanted)).toBeLessThan(1e-12 * Math.max(1, wanted))
    })
    freeCumulantsOf(circle, 8).forEach((kappa, k) => {
      expect(Math.abs(kappa - (k === 1 ? 1 : 0))).toBeLessThan(1e-10)
    })
  })

  it('of Marchenko–Pastur are κ_k = r t^k, with and without an atom', () => {
    const parameters = fc.tuple(
      fc.double({ min: 0.05, max: 6, noNaN: true }),
      fc.double({ min: 0.1, max: 9, noNaN: true }),
    )
    fc.assert(
      fc.property(parameters, ([rate, jump]) => {
        const scale = jump * (1 + Math.sqrt(rate)) ** 2
        freeCumulantsOf(marchenkoPastur(rate, jump), 6).forEach((kappa, k) => {
          expect(Math.abs(kappa - rate * jump ** (k + 1))).toBeLessThan(1e-8 * scale ** (k + 1))
        })
      }),
      { seed: 22, numRuns: 20 },
    )
  })

  it('do not feel a shift beyond the first, and scale by powers', () => {
    const base = freeCumulantsOf(hard, 6)
    const moved = freeCumulantsOf(lawOf([bulkOf(hardEdge, 1, -7, 3)]), 6)
    base.forEach((kappa, k) => {
      expect(Math.abs(moved[k]! - (k === 0 ? -4 : kappa * 3 ** (k + 1)))).toBeLessThan(1e-10 * 12 ** (k + 1))
    })
    expect(freeCumulantsOf(hard, 0)).toEqual([])
    expect(freeCumulantsOf(hard, 1)).toHaveLength(1)
  })

  it('scale by powers of two exactly', () => {
    for (const form of closedForms) {
      const [one, other] = [1, 2 ** -20].map((scale) => lawOf([bulkOf(form, 1, 0, scale)]))
      for (const k of [0, 1, 2, 5]) expect(momentOf(other!, k)).toBe(momentOf(one!, k) * 2 ** (-20 * k))
    }
  })
})

describe('log-determinants', () => {
  it('of Marchenko–Pastur are −1 − (1/λ − 1) log(1 − λ)', () => {
    for (const ratio of [0.02, 0.5, 0.9, 0.999]) {
      const exact = -1 - (1 / ratio - 1) * Math.log(1 - ratio)
      expect(Math.abs(logDeterminantOf(marchenkoPastur(1 / ratio, ratio))! - exact)).toBeLessThan(1e-11)
    }
  })

  it('feel a scale as its logarithm', () => {
    const law = (scale: number) => lawOf([bulkOf(semicircle, 1, 3 * scale, scale)])
    expect(logDeterminantOf(law(1e6))! - logDeterminantOf(law(1))!).toBeCloseTo(Math.log(1e6), 11)
  })

  it('leave an atom at 0 out of the pseudo-determinant: as the dual law says', () => {
    // r < 1: the nonzero eigenvalues are those of the law of rate 1/r and jump t r, times r.
    const [rate, jump] = [0.25, 2]
    const dual = logDeterminantOf(marchenkoPastur(1 / rate, jump * rate))!
    expect(pseudoLogDeterminantOf(marchenkoPastur(rate, jump))).toBeCloseTo(rate * dual, 11)
  })

  it('are null where they do not exist', () => {
    expect(logDeterminantOf(circle)).toBeNull()
    expect(logDeterminantOf(marchenkoPastur(0.5, 1))).toBeNull()
    expect(pseudoLogDeterminantOf(circle)).toBeNull()
    expect(pseudoLogDeterminantOf(marchenkoPastur(2, 1))).toBeNull()
    expect(pseudoLogDeterminantOf(lawOf([], [{ x: 0, weight: 1 }]))).toBeNull()
    expect(pseudoLogDeterminantOf(lawOf([bulkOf(semicircle, 0.5)], [{ x: 0, weight: 0.5 }]))).toBeNull()
  })
})
