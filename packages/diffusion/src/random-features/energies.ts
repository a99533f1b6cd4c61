import type { Activation } from '../activations/activation.ts'
import { expansionOf } from '../activations/activations.ts'
import type { PreActivations } from './pre-activations.ts'

/** How the mean squares of features are spread over the orders of their Hermite expansions. */
export interface Energies {
  /** K */
  readonly order: number
  /** (1/n) Σ_ν E σ(h_iν)², length k: the diagonal of U. */
  readonly squares: Float64Array
  /**
   * ½ log of the share of the mean square of feature i that lies beyond order l, at `i (K + 1) + l`: at least rounding's, and −∞ for
   * a feature that is 0.
   */
  readonly logTails: Float64Array
}

/** A sum of squares is known to this many times itself. */
const ROUNDING = 8 * Number.EPSILON

/** Mean squares and tails of the expansions to order K. `pause` is awaited after each feature. */
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
    for (let n = 0; n < samples; n++) {
      square += expand(means[i * samples + n]!, coefficients, 0, 1)
      for (let k = 0; k < width; k++) sums[k]! += coefficients[k]! * coefficients[k]!
    }
    squares[i] = square / samples
    let rest = square
    for (let k = 0; k < width; k++) {
      rest -= sums[k]!
      logTails[i * width + k] = square > 0 ? Math.log(Math.max(0, rest / square) + ROUNDING) / 2 : -Infinity
    }
    await pause()
  }
  return { order, squares, logTails }
}
