import { pooledValues, type Spectrum } from '@freecurve/core'
import type { ObservedCounts } from '../counts/observed-counts.ts'

/** max |F − empirical CDF| at the points, the latter at the middle of its step. */
export const ksToPrediction = ({ shares }: ObservedCounts, cdf: Float64Array): number =>
  cdf.reduce((most, share, i) => Math.max(most, Math.abs(share - shares[i]!)), 0)

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
