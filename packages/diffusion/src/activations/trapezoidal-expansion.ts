import type { Expansion } from './activation.ts'
import type { HermiteRule } from './hermite-rule.ts'

/** Writes σ(μ + s z) and σ(μ − s z) at all nodes z of a rule. */
export type NodeValues = (mean: number, right: Float64Array, left: Float64Array) => void

/**
 * The expansion to order K by the trapezoidal rule made for it. Sums run from the smallest weights to the largest, which keeps their
 * rounding small.
 */
export function trapezoidalExpansion({ nodes, weights }: HermiteRule, order: number, values: NodeValues): Expansion {
  const [right, left] = [new Float64Array(nodes.length), new Float64Array(nodes.length)]
  const width = order + 1
  const sums = new Float64Array(width)
  return (mean, out, at, step) => {
    values(mean, right, left)
    sums.fill(0)
    let square = 0
    for (let q = right.length - 1; q >= 0; q--) {
      const f = right[q]!
      const g = left[q]!
      const even = f + g
      const odd = f - g
      const row = q * width
      square += weights[row]! * (f * f + g * g)
      for (let k = 0; k < width; k += 2) sums[k]! += even * weights[row + k]!
      for (let k = 1; k < width; k += 2) sums[k]! += odd * weights[row + k]!
    }
    for (let k = 0; k < width; k++) out[at + k * step] = sums[k]!
    return square
  }
}
