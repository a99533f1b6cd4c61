import type { Expansion } from './activation.ts'
import type { HermiteRule } from './hermite-rule.ts'

/** Below this |μ|, D(μ + δ) is e^(2μ) D(δ) + D(μ), which keeps its relative accuracy; beyond it is e^(2μ) e^(2δ) − 1. */
const SMALL = 0.5

/** Largest shift of a node for which no product overflows, e^(2 · 350) being the last power that is a double. */
export const LARGEST_SHIFT = 350

/**
 * The expansion of tanh(μ + s z) to order K = 0 or 1, where it is wanted for many means: all in one pass, with one division for a pair of
 * nodes. With D(h) = e^(2h) − 1, A = D(μ + δ) and B = D(μ − δ), tanh h = D/(D + 2) gives the sum 2 (A B + A + B)/((A + 2)(B + 2)) of both
 * values, and their difference 2 (A − B)/((A + 2)(B + 2)). It is taken at −|μ|, where nothing overflows: c_0 is odd in μ, c_1 even.
 *
 * @param rule to order K, its last node at most 350/s
 */
export function tanhMeans({ nodes, weights }: HermiteRule, deviation: number, order: 0 | 1): Expansion {
  const last = nodes.length - 1
  const weightsOf = (k: number) => nodes.map((_, q) => weights[q * (order + 1) + k]!)
  const [even, odd] = [weightsOf(0), order > 0 ? weightsOf(1) : new Float64Array(nodes.length)]
  const powers = (power: (x: number) => number, side: number) => nodes.map((z) => power(side * deviation * z))
  const [smallUp, smallDown] = [powers(Math.expm1, 2), powers(Math.expm1, -2)]
  const [largeUp, largeDown] = [powers(Math.exp, 2), powers(Math.exp, -2)]
  return (mean, out, at, step) => {
    const size = Math.abs(mean)
    const factor = Math.exp(-2 * size)
    const small = size < SMALL
    const up = small ? smallUp : largeUp
    const down = small ? smallDown : largeDown
    const rest = small ? Math.expm1(-2 * size) : -1
    let square = 0
    let constant = 0
    let slope = 0
    for (let q = last; q >= 0; q--) {
      const a = factor * up[q]! + rest
      const b = factor * down[q]! + rest
      const twice = 2 / ((a + 2) * (b + 2))
      const sum = twice * (a * b + a + b)
      const difference = twice * (a - b)
      const weight = even[q]!
      square += weight * (sum * sum + difference * difference)
      constant += weight * sum
      slope += odd[q]! * difference
    }
    out[at] = mean > 0 ? -constant : constant
    if (order > 0) out[at + step] = slope
    return square / 2
  }
}
