import type { Law } from '@freecurve/core'
import type { DecompressRequest } from '@freecurve/standard'

/** Errors that a trial is judged by, as {@link Targets} names them. */
export const QUANTITIES = [
  'KS',
  'W1/std',
  'atom weight',
  'atom place',
  'bulk mass',
  'edge',
  'logdet',
  'outlier place',
] as const

/** Name of an error. */
export type Quantity = (typeof QUANTITIES)[number]

/** The largest error that meets the issue "Fitting real spectra"; none for what it asks no number of. */
type Targets = { readonly [Q in Quantity]?: number }

/** Sampled matrices, and how far to predict from them. */
export interface Trial {
  readonly name: string
  readonly ratio: number
  /** Eigenvalues (length n0, ascending) of one matrix. The same seed gives the same values. */
  readonly sample: (size: number, seed: number) => Float64Array
  /** The exact law at the ratio; null where there is none, so that no prediction may be trusted. */
  readonly exact: () => Law | null
  /** Exact places of the outliers at the ratio, ascending. */
  readonly outliers: readonly number[]
  /** What is asked for besides the size: nothing in most. */
  readonly request: Pick<DecompressRequest, 'family' | 'familyOptions' | 'flow' | 'flowOptions'>
  readonly targets: Targets
}
