import { FreecurveError } from '@freecurve/core'

/** Throws E_TARGET unless a size is a whole number ≥ 1. */
export function requireSize(size: number): void {
  if (!(Number.isInteger(size) && size >= 1))
    throw new FreecurveError('E_TARGET', `A size to predict is a whole number from 1; got ${size}.`, { got: size })
}
