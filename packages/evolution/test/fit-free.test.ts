import { freeLevyCurve } from '@freecurve/curves'
import { integralOf, logDeterminantOf, quantilesAt, supportOf } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { fitFreeReadOuts, freeFlow } from '../src/index.ts'

// Marchenko–Pastur 1/50: on the physical sheet up to τ = √50.
const curve = freeLevyCurve({ a: 0, sigma2: 0, rates: [50], jumps: [0.02] })
const { law } = freeFlow.carry(curve, 1)
const exact = { average: (f: (x: number) => number) => integralOf(law, f), smallest: supportOf(law)[0], clearance: 0 }

describe('read-outs without a curve', () => {
  it.each([1.5, 4, 7])('at ratio %d are those of the law', (ratio) => {
    const large = freeFlow.carry(curve, ratio).law
    const found = fitFreeReadOuts(exact, ratio)!
    expect(Math.abs(found.logDeterminant - logDeterminantOf(large)!)).toBeLessThan(1e-12)
    expect(Math.abs(found.traceInverse / integralOf(large, (x) => 1 / x) - 1)).toBeLessThan(1e-11)
    expect(found.origin).toBeLessThan(exact.smallest)
    // The characteristic of the origin ends at 0.
    expect(Math.abs(found.origin - (ratio - 1) / found.transform)).toBeLessThan(1e-12)
  })

  it('end where the characteristic of 0 reaches the edge, τ = √50', () => {
    expect(fitFreeReadOuts(exact, 7.07)).not.toBe(null)
    expect(fitFreeReadOuts(exact, 7.08)).toBe(null)
    expect(fitFreeReadOuts(exact, 1)).toBe(null)
  })

  /** n eigenvalues: quantiles of the law, or shifted by up to 0.4 of a spacing. */
  const rawOf = (rate: number, n: number, jitter = 0) => {
    const poisson = freeLevyCurve({ a: 0, sigma2: 0, rates: [rate], jumps: [1 / rate] })
    const values = quantilesAt(
      freeFlow.carry(poisson, 1).law,
      Float64Array.from({ length: n }, (_, k) => (k + 0.5 + jitter * Math.sin(7 * k)) / n),
    )
    const average = (f: (x: number) => number) => values.reduce((sum, x) => sum + f(x), 0) / n
    return { average, smallest: values[0]!, clearance: (values[8]! - values[0]!) / 3 }
  }

  it.each([0, 0.4])('from a thousand eigenvalues are within their sampling error, jitter %d', (jitter) => {
    const raw = rawOf(50, 1000, jitter)
    const found = fitFreeReadOuts(raw, 4)!
    expect(Math.abs(found.logDeterminant - logDeterminantOf(freeFlow.carry(curve, 4).law)!)).toBeLessThan(1e-5)
    expect(fitFreeReadOuts(raw, 7.5)).toBe(null)
    // Without a clearance there is always a root.
    expect(fitFreeReadOuts({ ...raw, clearance: 0 }, 30)).not.toBe(null)
  })

  it.each([0, 0.4])('of Marchenko–Pastur 0.3 end before √(1/0.3) = 1.826, jitter %d', (jitter) => {
    const raw = rawOf(1 / 0.3, 400, jitter)
    // ∫ log x = −1 − (1/λ − 1) log(1 − λ) at λ = 0.45
    const exact = -1 - (1 / 0.45 - 1) * Math.log1p(-0.45)
    expect(Math.abs(fitFreeReadOuts(raw, 1.5)!.logDeterminant - exact)).toBeLessThan(3e-4)
    expect(fitFreeReadOuts(raw, 1.826)).toBe(null)
    expect(fitFreeReadOuts(raw, 2.5)).toBe(null)
  })

  it('want a clearance', () => {
    for (const clearance of [-1e-9, Number.NaN, undefined as unknown as number])
      expect(() => fitFreeReadOuts({ ...exact, clearance }, 2)).toThrow(
        expect.objectContaining({ code: 'E_DOMAIN', details: expect.objectContaining({ argument: 'clearance' }) }),
      )
  })
})
