import { normalCdf, normalDensity, normalTails } from '@freecurve/numerics'
import type { Activation } from './activation.ts'
import { normalHermite, squareRoots } from './normal-hermite.ts'

/** Where β is further left, Φ(β) and its neighbours are taken as tails; up to there what cancels costs a factor of 8. */
const BORDER = -1

/**
 * max(h, 0). With β = μ/s: c_0 = μ Φ(β) + s φ(β), c_1 = s Φ(β), c_k = s (−1)^k φ(β) He_(k−2)(β)/√k!, and
 * E σ² = (μ² + s²) Φ(β) + μ s φ(β), Φ the normal distribution function; far left, where these cancel, s I_1(−β), s I_0(−β) and
 * 2 s² I_2(−β), tails of the normal law. Coefficients fall off like k^(−5/4) only.
 */
export const reluActivation: Activation = {
  id: 'relu',
  value: (h) => Math.max(h, 0),
  expansion: (deviation, order) => {
    const roots = squareRoots(Math.max(1, order))
    const hermite = new Float64Array(roots.length)
    const tails = new Float64Array(3)
    const factors = Float64Array.from({ length: order + 1 }, (_, k) =>
      k < 2 ? 0 : (deviation * (-1) ** k) / Math.sqrt(k * (k - 1)),
    )
    return (mean, out, at, step) => {
      const beta = mean / deviation
      const left = beta < BORDER
      if (left) normalTails(-beta, tails)
      const density = normalDensity(beta)
      const share = left ? tails[0]! : normalCdf(beta)
      out[at] = left ? deviation * tails[1]! : mean * share + deviation * density
      if (order > 0) out[at + step] = deviation * share
      if (order > 1) normalHermite(beta, hermite, roots)
      for (let k = 2; k <= order; k++) out[at + k * step] = factors[k]! * hermite[k - 2]!
      if (left) return 2 * deviation * deviation * tails[2]!
      return (mean * mean + deviation * deviation) * share + mean * deviation * density
    }
  },
}
