import { erf } from '@freecurve/numerics'
import type { Activation } from './activation.ts'
import { gaussLegendre } from './gauss-legendre.ts'
import { normalHermite, squareRoots } from './normal-hermite.ts'

/** Allowed error of the integral in the mean square. */
const TOLERANCE = 1e-17

/**
 * The error function. With β = μ/√(s² + 1/2) and r = s/√(s² + 1/2): c_0 = erf(β/√2), and as d/dβ erf(β/√2) = 2φ(β),
 * c_k = 2 (−r)^(k−1) r φ(β) He_(k−1)(β)/√k!.
 *
 * E erf² = c_0² + (2/π) ∫_0^θ e^(−β²/(1 + sin u)) du with sin θ = r²: the bivariate normal law of h + g/√2 and h + g′/√2 by
 * Plackett's ∂P/∂ρ = φ₂, ρ = sin u. The integral is taken by Gauss's rule.
 */
export const erfActivation: Activation = {
  id: 'erf',
  value: erf,
  expansion: (deviation, order) => {
    const spread = Math.sqrt(deviation * deviation + 0.5)
    const r = deviation / spread
    const angle = Math.asin(r * r)
    const { nodes, weights } = gaussLegendre(nodesFor(angle))
    const rates = nodes.map((u) => 1 / (1 + Math.sin(angle * u)))
    const scale = (2 / Math.PI) * angle
    const roots = squareRoots(Math.max(1, order))
    const hermite = new Float64Array(roots.length)
    const factors = Float64Array.from({ length: order + 1 }, (_, k) => (-2 * (-r) ** k) / roots[k]!)
    return (mean, out, at, step) => {
      const beta = mean / spread
      const first = erf(beta * Math.SQRT1_2)
      out[at] = first
      normalHermite(beta, hermite, roots)
      for (let k = 1; k <= order; k++) out[at + k * step] = factors[k]! * hermite[k - 1]!
      let integral = 0
      for (let q = 0; q < rates.length; q++) integral += weights[q]! * Math.exp(-beta * beta * rates[q]!)
      return first * first + scale * integral
    }
  },
}

/**
 * Gauss nodes on [0, θ], θ ≤ π/2, for every β: on the ellipse with foci 0 and θ that reaches to −1/2, Re(1 + sin u) > 0, so the
 * integrand is at most 1, and q nodes err by θ/2 (64/15) S^(−2q)/(1 − S^(−2)), S the sum of half axes over θ/2 (Trefethen,
 * Approximation Theory and Approximation Practice, 19.3).
 */
function nodesFor(angle: number): number {
  const half = angle / 2
  if (half === 0) return 1
  const x = (half + 0.5) / half
  const s = x + Math.sqrt(x * x - 1)
  const scale = ((half * 64) / 15 / (1 - s ** -2)) * (2 / Math.PI)
  return Math.max(1, Math.ceil(Math.log(scale / TOLERANCE) / (2 * Math.log(s))))
}
