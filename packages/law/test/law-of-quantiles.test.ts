import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cdfAt, edgesOf, lawOfQuantiles, logDeterminantOf, massOf, momentOf, quantilesAt } from '../src/index.ts'

/** Values over `decades` powers of ten and their (k − ½)/n quantiles as knots, the extremes at the ends. */
function sampleOf(n: number, decades: number, twist: number) {
  const values = Float64Array.from({ length: n }, (_, k) => {
    const p = (k + 0.5) / n
    return 10 ** (decades * (p + (twist * Math.sin(2 * Math.PI * p)) / 7) - decades / 2)
  })
  const shares = values.map((_, k) => (k === 0 ? 0 : k === n - 1 ? 1 : (k + 0.5) / n))
  return { values, shares }
}

describe('lawOfQuantiles', () => {
  it('passes through its knots, has mass one, and is monotone between', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 9 }), fc.double({ min: -1, max: 1 }), (decades, twist) => {
        const { values, shares } = sampleOf(300, decades, twist)
        const law = lawOfQuantiles(shares, values)
        expect(massOf(law)).toBeCloseTo(1, 12)
        values.forEach((x, k) => {
          expect(Math.abs(cdfAt(law, x) - shares[k]!)).toBeLessThan(1e-9)
          if (k > 0) expect(cdfAt(law, (x + values[k - 1]!) / 2)).toBeGreaterThan(shares[k - 1]! - 1e-12)
        })
        quantilesAt(law, shares).forEach((x, k) => {
          expect(Math.abs(x / values[k]! - 1)).toBeLessThan(1e-6)
        })
      }),
      { seed: 4, numRuns: 25 },
    )
  })

  it('has the log-determinant and the moments of a sample over six decades', () => {
    const { values, shares } = sampleOf(2000, 6, 0.8)
    const law = lawOfQuantiles(shares, values)
    const mean = (f: (x: number) => number) => values.reduce((sum, x) => sum + f(x), 0) / values.length
    expect(Math.abs(logDeterminantOf(law)! - mean(Math.log))).toBeLessThan(1e-3)
    for (const k of [-1, 1, 2]) expect(Math.abs(momentOf(law, k) / mean((x) => x ** k) - 1)).toBeLessThan(5e-3)
  })

  it('scales exactly with powers of two', () => {
    const { values, shares } = sampleOf(100, 4, 0.5)
    const [law, scaled] = [1, 2 ** 30].map((f) =>
      lawOfQuantiles(
        shares,
        values.map((x) => f * x),
      ),
    )
    expect(scaled!.bulks[0]!.panels).toEqual(law!.bulks[0]!.panels)
    expect(edgesOf(scaled!)).toEqual(edgesOf(law!).map((x) => x * 2 ** 30))
  })

  it('has atoms where values repeat and gaps where shares do', () => {
    const law = lawOfQuantiles([0, 0.25, 0.5, 0.5, 0.75, 1], [0, 0, 1, 3, 4, 4])
    expect(law.status).toBe('empirical')
    expect(law.atoms).toEqual([
      { x: 0, weight: 0.25 },
      { x: 4, weight: 0.25 },
    ])
    expect(law.bulks.map(({ support, mass }) => [...support, mass])).toEqual([
      [0, 1, 0.25],
      [3, 4, 0.25],
    ])
    expect(cdfAt(law, 2)).toBe(0.5)
  })

  it('refuses lists that are no quantiles', () => {
    for (const [shares, values] of [
      [[0, 1], [1]],
      [
        [0.1, 1],
        [0, 1],
      ],
      [
        [0, 1],
        [1, 0],
      ],
      [
        [0, 0.6, 0.5, 1],
        [0, 1, 2, 3],
      ],
      [
        [0, 1],
        [0, Number.NaN],
      ],
    ] as const)
      expect(() => lawOfQuantiles(shares, values)).toThrowError(expect.objectContaining({ code: 'E_DOMAIN' }))
  })
})
