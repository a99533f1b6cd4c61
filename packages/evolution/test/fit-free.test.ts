import { freeLevyCurve } from '@freecurve/curves'
import { integralOf, logDeterminantOf, quantilesAt, supportOf } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { fitFreeReadOuts, freeFlow } from '../src/index.ts'

// Marchenko–Pastur 1/50: on the physical sheet up to τ = √50.
const curve = freeLevyCurve({ a: 0, sigma2: 0, rates: [50], jumps: [0.02] })
const { law } = freeFlow.carry(curve, 1)
const exact = { average: (f: (x: number) => number) => integralOf(law, f), smallest: supportOf(law)[0] }

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

  it('from a thousand eigenvalues are within their sampling error, and keep clear of them', () => {
    const values = quantilesAt(
      law,
      Float64Array.from({ length: 1000 }, (_, k) => (k + 0.5) / 1000),
    )
    const raw = {
      average: (f: (x: number) => number) => values.reduce((sum, x) => sum + f(x), 0) / values.length,
      smallest: values[0]!,
    }
    const found = fitFreeReadOuts(raw, 4)!
    expect(Math.abs(found.logDeterminant - logDeterminantOf(freeFlow.carry(curve, 4).law)!)).toBeLessThan(1e-3)
    // Without a clearance there is always a root; with one there is none too far out.
    expect(fitFreeReadOuts(raw, 30)).not.toBe(null)
    expect(fitFreeReadOuts(raw, 30, 0.01)).toBe(null)
  })
})
