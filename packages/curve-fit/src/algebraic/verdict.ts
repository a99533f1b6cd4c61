import type { FitResidual, FitResult } from '@freecurve/core'
import { type AlgebraicCurve, algebraicCurve } from '@freecurve/curves'
import { consistentUpTo, REFUSED } from '../residual-limits.ts'

/** A curve with what its residual says of it; refused ones are not handed on. */
export function judged(
  coefficients: readonly (readonly number[])[],
  residual: FitResidual,
  details: FitResult['details'],
): FitResult<AlgebraicCurve> {
  const { value, parts } = residual
  const status = value <= consistentUpTo(parts) ? 'consistent' : value <= REFUSED ? 'poor' : 'refused'
  const reason = `the residual of the best curve is ${value.toPrecision(3)} times its noise`
  return {
    status,
    reasons: status === 'consistent' ? [] : [reason],
    curve: status === 'refused' ? null : algebraicCurve(coefficients),
    residual,
    details,
  }
}

/** No curve, and why. */
export const refusal = (reason: string, tried: number): FitResult<AlgebraicCurve> => ({
  status: 'refused',
  reasons: [reason],
  curve: null,
  residual: null,
  details: { tried },
})
