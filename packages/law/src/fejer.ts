import { chebyshevPoints } from '@freecurve/numerics'

/** Points of the rule; exact for polynomials of degree 31. */
const POINTS = 32

/** Nodes and weights of Fejér's first rule on [−1, 1] (Waldvogel 2006): w_i = (2/n)(1 − 2 Σ_{j≥1} cos(2jθ_i)/(4j² − 1)). */
export const FEJER: { readonly nodes: Float64Array; readonly weights: Float64Array } = (() => {
  const nodes = chebyshevPoints(POINTS)
  const weights = nodes.map((s) => {
    const angle = Math.acos(s)
    let sum = 0
    for (let j = 1; j <= POINTS / 2; j++) sum += Math.cos(2 * j * angle) / (4 * j * j - 1)
    return (2 / POINTS) * (1 - 2 * sum)
  })
  return { nodes, weights }
})()
