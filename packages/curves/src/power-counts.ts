import { boundaryRoot } from './boundary-root.ts'
import { type DiscreteLaw, subordinationMap } from './subordination-map.ts'

/** The CDF of a free convolution power at points, and the subordination points ζ = re + i im that they come from. */
export interface PowerCounts {
  readonly re: Float64Array
  readonly im: Float64Array
  readonly cdf: Float64Array
}

/**
 * F(z) = 1 − Im U/π of ν^{⊞s}, s > 1, for a discrete law ν = Σ p_i δ(x_i), at points that are none of its atoms, with
 * Im U = s Im U_ν(ζ) + (s − 1) arg(−m_ν(ζ)) at z = sζ + (s − 1)/m_ν(ζ) (math.md, fact 7 backwards). As U is stationary in ζ,
 *
 *   ∂F(z)/∂p_i = −s arg(ζ − x_i)/π    for changes Σ δp_i = 0.
 *
 * Of the compression by 1/s it is F at z/s. Digits are worth most next to 0.
 */
export function powerCounts({ points, weights }: DiscreteLaw, power: number, at: Float64Array): PowerCounts {
  const root = boundaryRoot(subordinationMap({ points, weights }, power))
  const counts = { re: new Float64Array(at.length), im: new Float64Array(at.length), cdf: new Float64Array(at.length) }
  for (let k = 0; k < at.length; k++) {
    const { re, im } = root(at[k]!)
    let angle = 0
    let sumRe = 0
    let sumIm = 0
    for (let i = 0; i < points.length; i++) {
      const d = re - points[i]!
      const size = d * d + im * im
      angle += weights[i]! * Math.atan2(im, d)
      sumRe += (weights[i]! * d) / size
      sumIm -= (weights[i]! * im) / size
    }
    // −m is in the lower half plane, or real: seen from above, negative is at −π.
    const turn = im === 0 ? (sumRe < 0 ? -Math.PI : 0) : Math.atan2(sumIm, sumRe)
    counts.re[k] = re
    counts.im[k] = im
    counts.cdf[k] = 1 - (power * angle + (power - 1) * turn) / Math.PI
  }
  return counts
}
