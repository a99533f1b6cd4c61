import type { ActivationTable } from './activation-table.ts'

/** Mean of every feature over the samples, length p; that of a feature that is constant is its value. */
export function featureMeans({ values, samples, features }: ActivationTable): Float64Array {
  const means = new Float64Array(features)
  for (let n = 0; n < samples; n++) for (let i = 0; i < features; i++) means[i]! += values[n * features + i]! / samples
  for (let i = 0; i < features; i++) if (isConstant(values, samples, features, i)) means[i] = values[i]!
  return means
}

/** The sum of many equal numbers is rounded: a constant feature would keep a trace of itself. */
function isConstant(values: Float32Array | Float64Array, samples: number, features: number, feature: number): boolean {
  for (let n = 1; n < samples; n++) if (values[n * features + feature] !== values[feature]) return false
  return true
}
