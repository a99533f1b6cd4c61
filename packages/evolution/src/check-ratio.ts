import { FreecurveError } from '@freecurve/core'

/** Throws E_TARGET unless a size ratio is finite and positive. */
export function checkRatio(ratio: number): void {
  if (!(Number.isFinite(ratio) && ratio > 0))
    throw new FreecurveError(
      'E_TARGET',
      `A size ratio n/n0 is a positive number (below 1: compression); got ${ratio}.`,
      { got: ratio },
    )
}
