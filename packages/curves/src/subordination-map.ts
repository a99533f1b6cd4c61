import type { ReciprocalMap } from './reciprocal-map.ts'

/** A discrete law: points x_i, ascending and distinct, at least two, with weights p_i > 0 of sum 1. */
export interface DiscreteLaw {
  readonly points: Float64Array
  readonly weights: Float64Array
}

/**
 * The subordination of the free convolution power ν^{⊞s} (s > 1) to a discrete law ν (Belinschi, Bercovici 2004; math.md, g):
 * z = sζ + (s − 1)/v_0(ζ), at which the power has the transform v_0(ζ) = Σ p_i/(x_i − ζ). As −1/v_0 is ζ − κ₁ − Σ σ_k/(ζ − s_k), s_k the
 * zeros of v_0 and σ_k = 1/v_0′(s_k), this is
 *
 *   z(ζ) = (s − 1) κ₁ + ζ + (s − 1) Σ σ_k/(ζ − s_k),
 *
 * of the same shape as a free Lévy curve's: in ℂ⁺ the root ζ is unique, and bulks and edges are the same level set. Where ν has an
 * atom 1 − w at 0, z(0) = 0 and 1 − z′(0) = (s − 1) w/(1 − w), which is 1 where sw is: a hard edge at 0.
 *
 * @param hard whether sw is 1 up to rounding, for an atom of weight 1 − w at 0
 */
export function subordinationMap({ points, weights }: DiscreteLaw, power: number, hard = false): ReciprocalMap {
  const count = points.length - 1
  const poles = new Float64Array(count)
  const strengths = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    poles[k] = zeroBetween(points, weights, k)
    strengths[k] = (power - 1) / slopeAt(points, weights, poles[k]!)
  }
  const rates = strengths.map((strength, k) => (poles[k] === 0 ? 0 : strength / poles[k]! ** 2))
  const mean = (power - 1) * points.reduce((sum, x, i) => sum + weights[i]! * x, 0)
  return {
    drift: points.includes(0) ? 0 : rates.reduce((sum, r, k) => sum - r * poles[k]!, mean),
    mean,
    variance: strengths.reduce((sum, strength) => sum + strength, 0),
    rate: hard ? 1 : rates.reduce((sum, r) => sum + r, 0),
    poles,
    strengths,
    rates,
  }
}

/** The zero of v_0(ζ) = Σ p_i/(x_i − ζ), which increases from −∞ to ∞ between two neighbouring points: Newton on the product with both distances, in a bracket. */
function zeroBetween(points: Float64Array, weights: Float64Array, k: number): number {
  let low = points[k]!
  let high = points[k + 1]!
  // From the two neighbours alone.
  let s = low + ((high - low) * weights[k]!) / (weights[k]! + weights[k + 1]!)
  for (let step = 0; step < 200; step++) {
    let value = 0
    let slope = 0
    for (let i = 0; i < points.length; i++) {
      const inverse = 1 / (points[i]! - s)
      value += weights[i]! * inverse
      slope += weights[i]! * inverse * inverse
    }
    if (value > 0) high = s
    else low = s
    // (x_{k+1} − s)(s − x_k) v_0 is nearly a straight line.
    const left = s - points[k]!
    const right = points[k + 1]! - s
    const step1 = (left * right * value) / ((right - left) * value + left * right * slope)
    const next = s - step1
    if (Math.abs(step1) <= 4e-16 * Math.abs(s) || high - low <= 4e-16 * Math.abs(s)) break
    s = next > low && next < high ? next : low + (high - low) / 2
  }
  return s
}

function slopeAt(points: Float64Array, weights: Float64Array, s: number): number {
  let slope = 0
  for (let i = 0; i < points.length; i++) slope += weights[i]! / (points[i]! - s) ** 2
  return slope
}
