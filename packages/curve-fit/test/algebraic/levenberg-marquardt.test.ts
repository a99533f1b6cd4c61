import { describe, expect, it } from 'vitest'
import { levenbergMarquardt } from '../../src/levenberg-marquardt.ts'

describe('Levenberg–Marquardt steps', () => {
  it('find the minimum of a curved valley', () => {
    // Rosenbrock: (1 − x, 10 (y − x²)), minimum 0 at (1, 1).
    const fit = levenbergMarquardt(Float64Array.of(-1.2, 1), ([x, y]) => Float64Array.of(1 - x!, 10 * (y! - x! * x!)), {
      most: 200,
    })
    expect(fit!.chi2).toBeLessThan(1e-3)
    expect(Array.from(fit!.at)).toEqual([expect.closeTo(1, 1), expect.closeTo(1, 1)])
  })

  it('never end above where they start, wherever the model has no value', () => {
    for (const x of [0.01, 0.5, 3]) {
      const residualOf = ([p]: Float64Array) => (p! > 0 ? Float64Array.of(Math.log(p!) - 0.3, p! - 2) : null)
      const fit = levenbergMarquardt(Float64Array.of(x), residualOf)!
      expect(fit.chi2).toBeLessThanOrEqual((Math.log(x) - 0.3) ** 2 + (x - 2) ** 2)
      expect(fit.at[0]).toBeGreaterThan(0)
      expect(fit.at[0]).toBeCloseTo(1.877, 1)
    }
  })

  it('have nothing to say from where the model has no value, and nothing to move without parameters', () => {
    expect(levenbergMarquardt(Float64Array.of(1), () => null)).toBeNull()
    expect(levenbergMarquardt(new Float64Array(0), () => Float64Array.of(3, 4))!.chi2).toBe(25)
  })
})
