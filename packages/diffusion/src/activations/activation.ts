/**
 * Takes a mean μ and writes the Hermite coefficients c_k = E[σ(μ + s z) He_k(z)]/√k!, z standard normal, of order k = 0…K to
 * `out[at + k step]`. Returns the mean square E σ(μ + s z)² = Σ_k c_k² over all k.
 */
export type Expansion = (mean: number, out: Float64Array, at: number, step: number) => number

/**
 * What E σ² and Σ_(k≤K) c_k² as computed are taken to differ from the exact ones by at most, together, as a share of E σ². Measured, not
 * proved: under half of it for tanh, erf and sigmoid at five s from 0.01 to 3 and |μ| < 15, where K is so large that nothing else is left
 * (test/tails.test.ts); not for relu, nor for larger s.
 */
export const EXPANSION_ERROR = 16 * Number.EPSILON

/** An activation function of a network, with its means over a normal pre-activation. */
export interface Activation {
  readonly id: string
  /** σ(h) */
  readonly value: (h: number) => number
  /**
   * The expansion of σ(μ + s z) to order K ≥ 0, to an absolute error of about 1e-16 max(1, |μ| + s).
   *
   * @param deviation s > 0
   */
  readonly expansion: (deviation: number, order: number) => Expansion
}
