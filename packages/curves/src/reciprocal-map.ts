import type { FreeLevyParameters } from '@freecurve/core'

/**
 * A free Lévy curve as a rational map of u = −1/m, the reciprocal Cauchy transform:
 *
 *   z(u) = a + u + σ²/u + Σ r_j t_j u/(u − t_j),   z′(u) = 1 − q(u),   q(u) = Σ s_j/(u − t_j)²,
 *
 * with s_j = r_j t_j², and s = σ² at t = 0. Poles with their strengths are ascending; σ² is one of them.
 * For z in ℂ⁺ the physical u is the only solution in ℂ⁺ (Biane 1997; Bercovici–Voiculescu 1993 for the free Lévy form).
 */
export interface ReciprocalMap {
  /** Drift a: where the atom is, if there is one. */
  readonly drift: number
  /** κ₁ = a + Σ r_j t_j. */
  readonly mean: number
  /** κ₂ = Σ s_j. */
  readonly variance: number
  /** Total rate Σ r_j = q(0), as {@link roundedRate} has it: below 1 there is an atom at the drift, at 1 a hard edge; ∞ where σ² > 0. */
  readonly rate: number
  /** t_j, ascending; 0 stands for the semicircular part. */
  readonly poles: Float64Array
  /** s_j > 0. */
  readonly strengths: Float64Array
  /** r_j = s_j/t_j²; 0 where t_j = 0. */
  readonly rates: Float64Array
}

/**
 * A sum of rates, and exactly 1 where it is 1 to the rounding of its terms: the one rule that tells an atom (below 1) from a hard
 * edge (1) from neither (above).
 */
export const roundedRate = (sum: number, terms: number): number =>
  Math.abs(sum - 1) <= 4 * (terms + 1) * Number.EPSILON ? 1 : sum

/** The map at size ratio τ: jumps τ t_j, rates r_j/τ, variance τ σ², the same drift (math: R_τ(g) = R_0(τ g)). */
export function reciprocalMap({ a, sigma2, rates, jumps }: FreeLevyParameters, ratio = 1): ReciprocalMap {
  const parts = jumps.map((t, j) => ({ t: t * ratio, s: rates[j]! * t * t * ratio, r: rates[j]! / ratio }))
  if (sigma2 > 0) parts.push({ t: 0, s: sigma2 * ratio, r: 0 })
  parts.sort((p, q) => p.t - q.t)
  return {
    drift: a,
    mean: parts.reduce((sum, { r, t }) => sum + r * t, a),
    variance: parts.reduce((sum, { s }) => sum + s, 0),
    rate:
      sigma2 > 0
        ? Infinity
        : roundedRate(
            parts.reduce((sum, { r }) => sum + r, 0),
            parts.length,
          ),
    poles: Float64Array.from(parts, ({ t }) => t),
    strengths: Float64Array.from(parts, ({ s }) => s),
    rates: Float64Array.from(parts, ({ r }) => r),
  }
}

/** q(u) = Σ s_j/(u − t_j)² at real u: the complement of the support is the image of {q < 1}. */
export function levelAt(map: ReciprocalMap, u: number): number {
  const { poles, strengths } = map
  let q = 0
  for (let j = 0; j < poles.length; j++) {
    const d = u - poles[j]!
    q += strengths[j]! / (d * d)
  }
  return q
}

/** z(u) at real u that is no pole. */
export function imageOfReal(map: ReciprocalMap, u: number): number {
  const { poles, strengths, rates } = map
  let z = map.drift + u
  for (let j = 0; j < poles.length; j++) {
    const t = poles[j]!
    z += t === 0 ? strengths[j]! / u : (rates[j]! * t * u) / (u - t)
  }
  return z
}

/**
 * Re z on the boundary curve u = v + i w(v) of the physical domain, where Im z = 0.
 * x(v) is increasing: the boundary curve is the real axis seen from the physical sheet.
 */
export function imageOfBoundary(map: ReciprocalMap, v: number, w: number): number {
  const { poles, strengths, rates } = map
  let x = map.drift + v
  const square = w * w
  for (let j = 0; j < poles.length; j++) {
    const t = poles[j]!
    const d = v - t
    // Re u/(u − t) = (v (v − t) + w²)/|u − t|²
    x += t === 0 ? (strengths[j]! * v) / (v * v + square) : (rates[j]! * t * (v * d + square)) / (d * d + square)
  }
  return x
}

/**
 * The height w(v) > 0 of the boundary curve over real v: Σ s_j/((v − t_j)² + w²) = 1; 0 where q(v) ≤ 1.
 * Newton in w² from below on a convex decreasing function: it cannot overshoot and needs no safeguard.
 */
export function boundaryHeight(map: ReciprocalMap, v: number): number {
  const { poles, strengths } = map
  let square = 0
  for (let j = 0; j < poles.length; j++) {
    const d = v - poles[j]!
    square = Math.max(square, strengths[j]! - d * d)
  }
  for (let step = 0; step < 100; step++) {
    let f = -1
    let slope = 0
    for (let j = 0; j < poles.length; j++) {
      const d = v - poles[j]!
      const term = 1 / (d * d + square)
      f += strengths[j]! * term
      slope += strengths[j]! * term * term
    }
    if (f <= 0) break
    const next = square + f / slope
    if (next <= square * (1 + 4e-16)) break
    square = next
  }
  return Math.sqrt(square)
}
