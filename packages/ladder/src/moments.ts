import type { Ladder } from '@freecurve/core'

/**
 * Whether every eigenvalue of every size is positive, so that its logarithm can be followed. Below n ε λ_max, the rounding of an
 * eigenvalue solver, a value counts as 0.
 */
export const isPositive = ({ spectra }: Ladder): boolean =>
  spectra.every(({ size, samples }) =>
    samples.every((values) => values[0]! > size * Number.EPSILON * values[size - 1]!),
  )

export interface Moments {
  readonly mean: number
  readonly variance: number
}

/** Mean and variance of values. */
export function momentsOf(values: Float64Array): Moments {
  let sum = 0
  for (const x of values) sum += x
  const mean = sum / values.length
  let squares = 0
  for (const x of values) squares += (x - mean) ** 2
  return { mean, variance: squares / values.length }
}
