import type { CarriedEigenvalues } from '@freecurve/core'
import { type Distances, distancesToSpectrum } from '@freecurve/law'
import { misuse } from '../misuse.ts'

/** Distance of the law at the truth's own size to the truth. Throws E_USAGE where no target has that size. */
export function distanceToTruth(
  carried: readonly CarriedEigenvalues[],
  sizes: readonly number[],
  truth: Float64Array,
): readonly { readonly distance?: Distances }[] {
  if (carried.length > 0 && !sizes.includes(truth.length))
    throw misuse(
      'truth',
      `--truth holds ${truth.length} eigenvalues, and none of the sizes in --to is ${truth.length}.`,
    )
  return carried.map(({ law }, i) => (sizes[i] === truth.length ? { distance: distancesToSpectrum(law, truth) } : {}))
}
