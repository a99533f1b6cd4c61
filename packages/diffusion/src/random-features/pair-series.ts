import type { Activation } from '../activations/activation.ts'
import { expansionOf } from '../activations/activations.ts'
import type { PreActivations } from './pre-activations.ts'
import { TOLERANCE } from './series-plan.ts'
import { tailBound } from './tail-bound.ts'
import { MOST_TERMS, tooParallel } from './too-parallel.ts'

/** A pair of features, by their places among the chosen, and their correlation. */
export interface Pair {
  readonly s: number
  readonly t: number
  readonly rho: number
}

/**
 * Σ_(k>K) ρ^k (1/n) Σ_ν c_k(s,ν) c_k(t,ν) for one pair, to the tolerance times the root of both mean squares.
 *
 * @param after K
 * @throws E_DOMAIN where that takes more than 4096 terms: weights (nearly) parallel under an activation that is not smooth.
 */
export function pairSeries(activation: Activation, given: PreActivations, { s, t, rho }: Pair, after: number): number {
  const samples = given.means.length / given.count
  for (let order = 2 * after + 16; order <= MOST_TERMS; order *= 2) {
    const left = expansionOf(activation, given.deviations[s]!, order)
    const right = expansionOf(activation, given.deviations[t]!, order)
    const [a, b] = [new Float64Array(order + 1), new Float64Array(order + 1)]
    const products = new Float64Array(order + 1)
    let [leftTail, rightTail, leftSquare, rightSquare] = [0, 0, 0, 0]
    for (let n = 0; n < samples; n++) {
      const squareA = left(given.means[s * samples + n]!, a, 0, 1)
      const squareB = right(given.means[t * samples + n]!, b, 0, 1)
      leftSquare += squareA
      rightSquare += squareB
      leftTail += tailBound(squareA, a)
      rightTail += tailBound(squareB, b)
      for (let k = 0; k <= order; k++) products[k]! += a[k]! * b[k]!
    }
    const share = Math.sqrt(leftTail / leftSquare) * Math.sqrt(rightTail / rightSquare)
    if (Math.abs(rho) ** (order + 1) * share > TOLERANCE) continue
    let sum = 0
    for (let k = order; k > after; k--) sum = sum * rho + products[k]!
    return (sum * rho ** (after + 1)) / samples
  }
  throw tooParallel(rho)
}
