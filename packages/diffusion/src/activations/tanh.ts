import type { Activation, Expansion } from './activation.ts'
import { hermiteRule } from './hermite-rule.ts'

/** |tanh(x + iy)|² = (sinh² x + sin² y)/(sinh² x + cos² y) ≤ 1 for |y| ≤ π/4. */
const STRIP = Math.PI / 4
/** e^x is finite up to here. */
const LARGEST_EXPONENT = 700

/**
 * The hyperbolic tangent, by the trapezoidal rule: at equidistant nodes one exponential gives all values,
 * tanh h = D/(D + 2), D = e^(2h) − 1, and D(μ + δ) = D(μ) + D(δ) + D(μ) D(δ).
 */
export const tanhActivation: Activation = { id: 'tanh', value: Math.tanh, expansion }

function expansion(deviation: number, order: number): Expansion {
  const { nodes, weights } = hermiteRule(STRIP / deviation, order)
  const shifts = nodes.map((z) => deviation * z)
  const up = shifts.map((x) => Math.expm1(2 * x))
  const down = shifts.map((x) => Math.expm1(-2 * x))
  const reach = LARGEST_EXPONENT / 2 - shifts[shifts.length - 1]!
  const width = order + 1
  const sums = new Float64Array(width)
  return (mean, out, at, step) => {
    sums.fill(0)
    const near = Math.abs(mean) < reach
    const d = near ? Math.expm1(2 * mean) : 0
    let square = 0
    for (let q = 0; q < up.length; q++) {
      let right: number
      let left: number
      if (near) {
        const above = d + up[q]! + d * up[q]!
        const below = d + down[q]! + d * down[q]!
        right = above / (above + 2)
        left = below / (below + 2)
      } else {
        right = Math.tanh(mean + shifts[q]!)
        left = Math.tanh(mean - shifts[q]!)
      }
      const even = right + left
      const odd = right - left
      const row = q * width
      square += weights[row]! * (right * right + left * left)
      for (let k = 0; k < width; k += 2) sums[k]! += even * weights[row + k]!
      for (let k = 1; k < width; k += 2) sums[k]! += odd * weights[row + k]!
    }
    for (let k = 0; k < width; k++) out[at + k * step] = sums[k]!
    return square
  }
}
