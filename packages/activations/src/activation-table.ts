import { outOfDomain, requireNumbers, requireRecord, requireWhole } from '@freecurve/core'

/** What one layer of a network gave for a set of samples. */
export interface ActivationTable {
  /** N×p, row-major: row n is what sample n gave. */
  readonly values: Float64Array
  /** N ≥ 1 */
  readonly samples: number
  /** p ≥ 1 */
  readonly features: number
  /** Which Gram matrix: of samples, N×N, or of features, p×p. */
  readonly of: 'samples' | 'features'
  /** Whether the mean over samples is taken off every feature first. @default false */
  readonly centred?: boolean
}

const WHAT = 'an activation table'

/** Throws E_DOMAIN where sizes are no whole numbers, the length is not N p, a value is not finite, or `of` is something else. */
export function checkActivationTable(table: ActivationTable): void {
  requireRecord(WHAT, table)
  const { values, samples, features, of } = table
  requireWhole(WHAT, 'samples', samples, 1)
  requireWhole(WHAT, 'features', features, 1)
  requireNumbers(WHAT, 'values', values, samples * features)
  if (of !== 'samples' && of !== 'features') throw outOfDomain(WHAT, 'of', of, '"samples" or "features"')
}
