/** Nodes in (0, 1), ascending, and weights of sum 1. */
export interface QuadratureRule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

/** Newton steps; convergence is quadratic from a start with an error of order 1/q⁴. */
const STEPS = 6

/**
 * Gauss–Legendre rule with q ≥ 1 nodes on [0, 1]: exact for polynomials of degree 2q − 1. Roots of P_q by Newton's method
 * from cos π(k − 1/4)/(q + 1/2) (Abramowitz, Stegun 22.16.6), weights 1/((1 − x²) P_q′(x)²). Throws nothing.
 */
export function gaussLegendre(count: number): QuadratureRule {
  const nodes = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    let x = -Math.cos((Math.PI * (k + 0.75)) / (count + 0.5))
    let slope = 1
    for (let step = 0; step < STEPS; step++) {
      let before = 0
      let value = 1
      for (let j = 1; j <= count; j++) [before, value] = [value, ((2 * j - 1) * x * value - (j - 1) * before) / j]
      slope = (count * (before - x * value)) / (1 - x * x)
      x -= value / slope
    }
    nodes[k] = (1 + x) / 2
    weights[k] = 1 / ((1 - x * x) * slope * slope)
  }
  return { nodes, weights }
}
