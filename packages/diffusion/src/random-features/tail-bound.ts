import { EXPANSION_ERROR } from '../activations/activation.ts'

/**
 * An upper bound of Σ_(k>K) c_k² = E σ² − Σ_(k≤K) c_k² out of what an expansion gives, K + 1 being the number of coefficients, rounding
 * included. Throws nothing.
 *
 * With u = 2^(−53), every square is wrong by at most u c_k² and every difference by at most u times itself (a running error bound: Higham,
 * Accuracy and Stability of Numerical Algorithms, 2002, section 3.3). They are counted twice, which covers the rounding of their own sum.
 * What the expansion itself may be wrong by is added, {@link EXPANSION_ERROR} E σ²: that part is measured, for tanh, erf and sigmoid where
 * s ≤ 3, and beyond assumed.
 *
 * @param square E σ²
 */
export function tailBound(square: number, coefficients: Float64Array): number {
  let rest = square
  let touched = 0
  for (let k = 0; k < coefficients.length; k++) {
    const term = coefficients[k]! * coefficients[k]!
    rest -= term
    touched += term + Math.abs(rest)
  }
  return Math.max(0, rest + Number.EPSILON * touched) + EXPANSION_ERROR * square
}
