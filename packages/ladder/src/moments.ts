import type { Ladder } from '@freecurve/core'
import { roundingOf } from '@freecurve/law'

/**
 * Whether every eigenvalue of every size is positive, so that its logarithm can be followed. Below n ε λ_max, the rounding of an
 * eigenvalue solver, a value counts as 0.
 */
export const isPositive = ({ spectra }: Ladder): boolean =>
  spectra.every(({ samples }) => samples.every((values) => values[0]! > roundingOf(values)))

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

/** Share of zeros that is an atom's. Chosen. */
export const ATOM = 0.02

/** Why a rule that moves and stretches a shape makes no sense for ascending values: 0 is an atom of theirs, of rows that are 0 or too many. Else null. */
export function zerosThatStay(values: Float64Array): string | null {
  const nothing = roundingOf(values)
  const zeros = values.reduce((count, x) => (Math.abs(x) <= nothing ? count + 1 : count), 0)
  return zeros > ATOM * values.length
    ? `${zeros} of ${values.length} eigenvalues are 0, which a change of place and width would move`
    : null
}
