import { columnMeans } from '@freecurve/matrices'
import type { ActivationTable } from './activation-table.ts'

/** Mean of every feature over the samples, length p; that of a feature that is constant is its value. */
export function featureMeans({ values, features }: ActivationTable): Float64Array {
  const { add, means } = columnMeans(features)
  add(values)
  return means()
}
