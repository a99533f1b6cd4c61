import type { Law } from '@freecurve/core'
import { quantilesAt } from '@freecurve/law'
import { createRandom } from '@freecurve/numerics'

/** Standard deviation of an eigenvalue's rank about its place: eigenvalues repel, so that it stays below one at every size. */
const RANK_NOISE = 0.4

/**
 * n values that look like eigenvalues of a matrix with this law, in time n log n instead of n³: its quantiles at
 * (k − ½ + noise)/n, ascending. Good for times; a fit's quality is measured on sampled matrices (`accuracy ensembles`).
 */
export function syntheticValues(law: Law, n: number, seed: number): Float64Array {
  const random = createRandom(seed)
  const shares = Float64Array.from({ length: n }, (_, k) => (k + 0.5 + RANK_NOISE * random.normal()) / n)
  return quantilesAt(law, shares.map((p) => Math.min(1, Math.max(0, p))).sort())
}
