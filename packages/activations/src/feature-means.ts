import type { ActivationTable } from './activation-table.ts'

/** Mean of every feature over the samples, length p. Throws nothing: the table has been checked. */
export function featureMeans({ values, samples, features }: ActivationTable): Float64Array {
  const means = new Float64Array(features)
  for (let n = 0; n < samples; n++) for (let i = 0; i < features; i++) means[i]! += values[n * features + i]! / samples
  return means
}
