import type { CarriedEigenvalues } from '@freecurve/core'
import { type Distances, distancesToSpectrum } from '@freecurve/law'

/** Distance of the law at the truth's own size to the truth. One target has that size. */
export function distanceToTruth(
  carried: readonly CarriedEigenvalues[],
  sizes: readonly number[],
  truth: Float64Array,
): readonly { readonly distance?: Distances }[] {
  return carried.map(({ law }, i) => (sizes[i] === truth.length ? { distance: distancesToSpectrum(law, truth) } : {}))
}
