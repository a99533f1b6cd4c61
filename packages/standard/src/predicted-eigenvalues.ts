import type { Law } from '@freecurve/core'
import { eigenvaluesOf } from '@freecurve/law'

/** n eigenvalues of a predicted matrix, ascending: the outliers in place, and quantiles of the law for all others. */
export function predictedEigenvalues(law: Law, outliers: readonly number[], n: number): Float64Array {
  const kept = outliers.slice(0, Math.max(0, n - 1))
  const values = new Float64Array(n)
  values.set(eigenvaluesOf(law, n - kept.length))
  values.set(kept, n - kept.length)
  return values.sort()
}
