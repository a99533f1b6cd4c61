import type { Law } from '@freecurve/core'
import { antiderivativeOf } from './antiderivative.ts'
import { cdfOf } from './many-values.ts'
import { massOf, quantilesAt } from './questions.ts'
import { weightedBulk } from './weighted-bulk.ts'

/**
 * ∫ |F − G| dg(x) = ∫ |g(F⁻¹) − g(G⁻¹)| dp of a law and the n steps G of ascending values, g increasing: W1 where g(x) = x, W1 in
 * log x where g = log. Between two values G is a constant γ, which F passes at its quantile if at all, and every part is a difference
 * of ∫ F dg = g(x) F(x) − ∫_{t ≤ x} g(t) dF. Shares are of the law's own mass.
 */
export function shiftToSteps(law: Law, values: Float64Array, g: (x: number) => number): number {
  const n = values.length
  const total = massOf(law)
  const [cdf, sums] = [cdfOf(law), sumsOf(law, g)]
  const share = (x: number) => cdf(x) / total
  const area = (x: number, at = share(x)) => g(x) * at - sums(x) / total
  const shares = values.map(share)
  const areas = values.map((x, k) => area(x, shares[k]!))
  const quantiles = crossings(law, shares)
  // Left of all values G is 0, right of them 1.
  const last = values[n - 1]!
  let sum = areas[0]! + (sums(Infinity) - sums(last)) / total - g(last) * (1 - shares[n - 1]!)
  for (let k = 1; k < n; k++) {
    const from = g(values[k - 1]!)
    const all = areas[k]! - areas[k - 1]! - (k / n) * (g(values[k]!) - from)
    const x = quantiles.get(k)
    // Up to the quantile F is below G, and the difference counts the other way.
    if (x === undefined) sum += Math.abs(all)
    else sum += all - 2 * (area(x) - areas[k - 1]! - (k / n) * (g(x) - from))
  }
  return sum
}

/** The quantiles at those k/n that F passes strictly between values k and k + 1, by k. */
function crossings(law: Law, shares: Float64Array): ReadonlyMap<number, number> {
  const n = shares.length
  const crossed: number[] = []
  for (let k = 1; k < n; k++) if (shares[k - 1]! < k / n && shares[k]! > k / n) crossed.push(k)
  const quantiles = quantilesAt(
    law,
    crossed.map((k) => k / n),
  )
  return new Map(crossed.map((k, i) => [k, quantiles[i]!]))
}

/** x ↦ ∫_{t ≤ x} g(t) dF. */
function sumsOf({ atoms, bulks }: Law, g: (x: number) => number): (x: number) => number {
  const parts = bulks.map((bulk) => antiderivativeOf(weightedBulk(bulk, g)))
  const jumps = atoms.map(({ x, weight }) => ({ at: x, jump: weight * g(x) }))
  return (x) => {
    let sum = 0
    for (const { at, jump } of jumps) if (at <= x) sum += jump
    for (const part of parts) sum += part(x)
    return sum
  }
}
