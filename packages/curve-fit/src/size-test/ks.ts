import type { WeightedValues } from '@freecurve/atoms'
import { pooledValues, type Spectrum } from '@freecurve/core'
import type { ObservedCounts } from '../counts/observed-counts.ts'

/** max |F − empirical CDF| at the points, the latter at the middle of its step; a prediction outside 0 to 1 counts as 0 or 1. */
export const ksToPrediction = ({ shares }: ObservedCounts, cdf: Float64Array): number =>
  cdf.reduce((most, share, i) => Math.max(most, Math.abs(Math.min(1, Math.max(0, share)) - shares[i]!)), 0)

/** Empirical CDF of weighted values, ascending, at ascending points, at the middle of its steps. */
export function empiricalCdf({ points, weights }: WeightedValues, at: Float64Array): Float64Array {
  let [k, below] = [0, 0]
  return at.map((x) => {
    while (k < points.length && points[k]! < x) below += weights[k++]!
    return below + (points[k] === x ? weights[k]! / 2 : 0)
  })
}

/** The two-sample KS distance of all eigenvalues of two spectra. */
export function ksUnchanged(a: Spectrum, b: Spectrum): number {
  const [p, q] = [pooledValues(a.samples), pooledValues(b.samples)]
  let most = 0
  let j = 0
  for (let i = 0; i < p.length; ) {
    const x = p[i]!
    while (i < p.length && p[i]! <= x) i++
    while (j < q.length && q[j]! < x) j++
    const before = j / q.length
    while (j < q.length && q[j]! <= x) j++
    most = Math.max(most, Math.abs(i / p.length - j / q.length), Math.abs((i - 1) / p.length - before))
  }
  return most
}
