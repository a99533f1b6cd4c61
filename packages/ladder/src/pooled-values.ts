import type { Ladder, Spectrum } from '@freecurve/core'

/** All eigenvalues of all replicates, ascending: their empirical law is the average of the replicates' laws. */
export function pooledValues({ samples }: Spectrum): Float64Array {
  if (samples.length === 1) return samples[0]!
  const all = new Float64Array(samples.reduce((count, values) => count + values.length, 0))
  let at = 0
  for (const values of samples) {
    all.set(values, at)
    at += values.length
  }
  return all.sort()
}

/**
 * Whether every eigenvalue of every size is positive, so that its logarithm can be followed. Below n ε λ_max, the rounding of an
 * eigenvalue solver, a value counts as 0.
 */
export const isPositive = ({ spectra }: Ladder): boolean =>
  spectra.every(({ size, samples }) =>
    samples.every((values) => values[0]! > size * Number.EPSILON * values[size - 1]!),
  )

/** Mean and variance of values. */
export function momentsOf(values: Float64Array): { readonly mean: number; readonly variance: number } {
  let sum = 0
  for (const x of values) sum += x
  const mean = sum / values.length
  let squares = 0
  for (const x of values) squares += (x - mean) ** 2
  return { mean, variance: squares / values.length }
}
