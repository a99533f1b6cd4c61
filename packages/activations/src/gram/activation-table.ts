import { outOfDomain, requireRecord, requireWhole } from '@freecurve/core'

/** What one layer of a network gave for a set of samples. */
export interface ActivationTable {
  /** N×p, row-major: row n is what sample n gave. Networks compute in float32, which takes half the memory. */
  readonly values: Float32Array | Float64Array
  /** N ≥ 1 */
  readonly samples: number
  /** p ≥ 1 */
  readonly features: number
  /** Which Gram matrix: of samples, N×N, or of features, p×p. */
  readonly of: 'samples' | 'features'
  /** Whether the mean over samples is taken off every feature first. @default false */
  readonly centred?: boolean | undefined
  /** Whether samples are independent of each other, as far as is known: pixels of one image are not. @default true */
  readonly independent?: boolean | undefined
}

const WHAT = 'an activation table'

/** Throws E_DOMAIN where sizes are no whole numbers, the length is not N p, a value is not finite, or a choice is something else. */
export function checkActivationTable(table: ActivationTable): void {
  requireRecord(WHAT, table)
  const { values, samples, features, of, centred = false, independent = true } = table
  requireWhole(WHAT, 'samples', samples, 1)
  requireWhole(WHAT, 'features', features, 1)
  if (!(values instanceof Float32Array || values instanceof Float64Array))
    throw outOfDomain(WHAT, 'values', typeof values, 'a Float32Array or a Float64Array')
  if (values.length !== samples * features)
    throw outOfDomain(WHAT, 'values', values.length, `${samples * features} numbers`)
  for (let k = 0; k < values.length; k++)
    if (!Number.isFinite(values[k])) throw outOfDomain(WHAT, 'values', values[k], 'finite')
  if (of !== 'samples' && of !== 'features') throw outOfDomain(WHAT, 'of', of, '"samples" or "features"')
  if (typeof centred !== 'boolean') throw outOfDomain(WHAT, 'centred', centred, 'true or false')
  if (typeof independent !== 'boolean') throw outOfDomain(WHAT, 'independent', independent, 'true or false')
}
