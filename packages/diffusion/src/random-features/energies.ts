import type { Activation } from '../activations/activation.ts'
import { expansionOf } from '../activations/activations.ts'
import type { PreActivations } from './pre-activations.ts'
import { tailBound } from './tail-bound.ts'

/** How the mean squares of features are spread over the orders of their Hermite expansions. */
export interface Energies {
  /** K */
  readonly order: number
  /** (1/n) Σ_ν E σ(h_iν)², length k: the diagonal of U. */
  readonly squares: Float64Array
  /**
   * ½ log of the share of the mean square of feature i that lies beyond order l, at `i (K + 1) + l`: an upper bound, see
   * {@link tailBound}; −∞ for a feature that is 0.
   */
  readonly logTails: Float64Array
}

/**
 * Mean squares and tails of the expansions to order K. `pause` is awaited after each feature.
 *
 * The tail beyond l is Σ_ν Σ_(l<k≤K) c_k² and the bound of what is beyond K, point by point: sums of terms ≥ 0, which n of them know to
 * n 2^(−53) of themselves. No difference is taken of sums over the points, whose rounding grows with their number.
 */
export async function energies(
  activation: Activation,
  { count, means, deviations }: PreActivations,
  order: number,
  pause: () => Promise<void>,
): Promise<Energies> {
  const samples = means.length / count
  const width = order + 1
  const squares = new Float64Array(count)
  const logTails = new Float64Array(count * width)
  const coefficients = new Float64Array(width)
  const sums = new Float64Array(width)
  for (let i = 0; i < count; i++) {
    const expand = expansionOf(activation, deviations[i]!, order)
    sums.fill(0)
    let square = 0
    let beyond = 0
    for (let n = 0; n < samples; n++) {
      const own = expand(means[i * samples + n]!, coefficients, 0, 1)
      square += own
      beyond += tailBound(own, coefficients)
      for (let k = 0; k < width; k++) sums[k]! += coefficients[k]! * coefficients[k]!
    }
    squares[i] = square / samples
    for (let k = order; k >= 0; k--) {
      logTails[i * width + k] = square > 0 ? Math.log(beyond / square) / 2 : -Infinity
      beyond += sums[k]!
    }
    await pause()
  }
  return { order, squares, logTails }
}
