import { gaussLegendre, type QuadratureRule } from '../src/activations/gauss-legendre.ts'

/** Nodes r and weights of a sum of e^(−(A − B r)/(1 − r²)) that stands for an integral over correlations. */
export interface OrthantRule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

/** Allowed error of the integral. */
const TOLERANCE = 1e-15

/**
 * Quadratures for 4 ∫_0^ρ φ₂(α, β; r) dr with the bivariate normal density
 * φ₂ = exp(−(A − B r)/(1 − r²)) / (2π √(1 − r²)), A = (α² + β²)/2, B = α β: nodes between 0 and ρ, and weights that hold
 * every factor but the exponential. The function returned takes |ρ| < 1, and keeps Gauss's rules for the next call. Throws nothing.
 */
export function orthantRules(): (rho: number) => OrthantRule {
  const rules = new Map<number, QuadratureRule>()
  return (rho) => {
    const count = nodesFor(Math.abs(rho))
    const { nodes, weights } = rules.get(count) ?? gaussLegendre(count)
    rules.set(count, { nodes, weights })
    return {
      nodes: nodes.map((u) => rho * u),
      weights: weights.map((w, k) => ((2 / Math.PI) * rho * w) / Math.sqrt(1 - (rho * nodes[k]!) ** 2)),
    }
  }
}

/**
 * Number of nodes that keeps the error below the tolerance for every α and β.
 *
 * Mehler: φ₂ = Σ_k r^k/k! He_k(α) φ(α) He_k(β) φ(β), and Cramér's bound |He_k φ| ≤ 1.0865 √k!/√(2π) gives
 * |φ₂| ≤ 0.188/(1 − |r|) in the unit disc. On the ellipse with foci 0 and ρ through R = (1 + ρ)/2, whose half axes add up
 * to s ρ/2, q nodes err by at most (ρ/2) (64/15) max|φ₂| s^(−2q)/(1 − s^(−2)) (Trefethen, Approximation Theory, 19.3).
 */
function nodesFor(rho: number): number {
  if (rho === 0) return 1
  const reach = (1 + rho) / 2
  const half = (2 * reach - rho) / rho
  const s = half + Math.sqrt(half * half - 1)
  const scale = (4 * (rho / 2) * (64 / 15) * 0.188) / (1 - reach) / (1 - s ** -2)
  return Math.max(1, Math.ceil(Math.log(scale / TOLERANCE) / (2 * Math.log(s))))
}
