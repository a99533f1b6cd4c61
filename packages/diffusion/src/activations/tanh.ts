import type { Activation, Expansion } from './activation.ts'
import { hermiteRule } from './hermite-rule.ts'
import { LARGEST_SHIFT, tanhMeans } from './tanh-means.ts'
import { trapezoidalExpansion } from './trapezoidal-expansion.ts'

/** |tanh(x + iy)|² = (sinh² x + sin² y)/(sinh² x + cos² y) ≤ 1 for |y| ≤ π/4. */
const STRIP = Math.PI / 4
/** e^x is finite up to here. */
const LARGEST_EXPONENT = 700
/** From here on D(μ + δ) is e^(2μ) e^(2δ) − 1; below e^(2μ) D(δ) + D(μ), which keeps its relative accuracy where both are small. */
const SMALL = 0.5

/**
 * The hyperbolic tangent, by the trapezoidal rule: one exponential gives the values at all nodes,
 * tanh h = D/(D + 2), D(h) = e^(2h) − 1.
 */
export const tanhActivation: Activation = { id: 'tanh', value: Math.tanh, expansion }

function expansion(deviation: number, order: number): Expansion {
  const rule = hermiteRule(STRIP / deviation, order)
  const { nodes } = rule
  if ((order === 0 || order === 1) && deviation * nodes[nodes.length - 1]! <= LARGEST_SHIFT)
    return tanhMeans(rule, deviation, order)
  const shifts = nodes.map((z) => deviation * z)
  const reach = LARGEST_EXPONENT / 2 - shifts[shifts.length - 1]!
  const small = { up: shifts.map((x) => Math.expm1(2 * x)), down: shifts.map((x) => Math.expm1(-2 * x)) }
  const large = { up: shifts.map((x) => Math.exp(2 * x)), down: shifts.map((x) => Math.exp(-2 * x)) }
  return trapezoidalExpansion(rule, order, (mean, right, left) => {
    const size = Math.abs(mean)
    if (size >= reach)
      shifts.forEach((x, q) => {
        right[q] = Math.tanh(mean + x)
        left[q] = Math.tanh(mean - x)
      })
    else {
      const { up, down } = size < SMALL ? small : large
      const factor = Math.exp(2 * mean)
      const rest = size < SMALL ? Math.expm1(2 * mean) : -1
      for (let q = 0; q < right.length; q++) {
        const above = factor * up[q]! + rest
        const below = factor * down[q]! + rest
        right[q] = above / (above + 2)
        left[q] = below / (below + 2)
      }
    }
  })
}
