import { roundingOf } from '@freecurve/law'
import { ATOM } from '../moments.ts'

/** Eigenvalues, and how many of them were zeros that were spread. */
export interface WithoutRounding {
  readonly values: Float64Array
  readonly spread: number
}

/**
 * Eigenvalues with rounding at 0 made 0. Few zeros are no atom but rows that repeat others by chance, and nothing is near 0 in a law that
 * has an atom there: they are spread between their neighbours, or from 0 on where there is none below.
 */
export function withoutRounding(values: Float64Array): WithoutRounding {
  const limit = roundingOf(values)
  const first = values.findIndex((x) => x >= -limit)
  const end = values.findIndex((x) => x > limit)
  const zeros = end - first
  if (end < 0 || zeros > ATOM * values.length)
    return { values: values.map((x) => (Math.abs(x) <= limit ? 0 : x)), spread: 0 }
  const [below, above] = [first === 0 ? 0 : values[first - 1]!, values[end]!]
  const step = (above - below) / (zeros + 1)
  return {
    values: values.map((x, k) => (k < first || k >= end ? x : below + step * (k - first + 1))),
    spread: zeros,
  }
}
