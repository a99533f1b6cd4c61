import type { BivariatePolynomial } from '@freecurve/core'
import { bivariate, shiftBivariate } from '@freecurve/numerics'

/**
 * A law with A(z) m² + B(z) m + 1 = 0, deg A ≤ 2, deg B ≤ 1: the free Meixner laws (Saitoh, Yoshida 2001; Bożejko, Bryc 2006), among
 * them the semicircle, Marchenko–Pastur, Wachter and Kesten–McKay. One bulk [h − 2s, h + 2s]; on x = h + s(w + 1/w), |w| < 1,
 * −1/m = s q(w)/w with q = 1 + α w + γ w².
 */
export interface QuadraticLaw {
  readonly center: number
  /** s > 0, a quarter of the bulk's width. */
  readonly width: number
  /** α; the mean is h − α s. */
  readonly alpha: number
  /** γ < 1. */
  readonly gamma: number
}

/** r_1, r_2 of q = (1 − r_1 w)(1 − r_2 w) where they are real, the lesser first; null where they are not. */
export function realRoots({ alpha, gamma }: QuadraticLaw): readonly [number, number] | null {
  const discriminant = alpha * alpha - 4 * gamma
  if (discriminant < 0) return null
  const larger = -(alpha + (alpha < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2
  const other = larger === 0 ? 0 : gamma / larger
  return larger < other ? [larger, other] : [other, larger]
}

/** x at which q has the root 1/r. */
export const placeOf = (r: number, { center, width }: QuadraticLaw): number => center + width * (r + 1 / r)

/** Weight (r² − 1)/(r (r − r′)) of the atom at the place of r; an atom where |r| > 1, else a pole of the other sheet. */
const weightOf = (r: number, other: number): number => (r * r - 1) / (r * (r - other))

/**
 * out[k] = ∫ cos(kθ) ρ over the bulk, x = h + 2s cos θ: −e_k/2, Σ e_k w^{k−1} = ((1 + γ) w + α)/q, from U = −log w + log s + Σ e_k w^k/k.
 * A root r outside the circle adds its atom to e_k; without it, −w r^{−k}/2 is left of the root's share w r^k/2.
 */
export function bulkHarmonics(law: QuadraticLaw, out: Float64Array): void {
  const { alpha, gamma } = law
  const roots = realRoots(law)
  if (roots !== null && Math.max(-roots[0], roots[1]) > 1) {
    out.fill(0)
    out[0] = 1
    for (const [r, other] of [roots, [roots[1], roots[0]] as const]) {
      const outside = Math.abs(r) > 1
      if (outside) out[0] -= weightOf(r, other)
      for (let k = 1; k < out.length; k++)
        out[k]! += outside ? (-weightOf(r, other) * r ** -k) / 2 : ((r * r - 1) * r ** (k - 1)) / (2 * (r - other))
    }
    return
  }
  let before = alpha
  let here = 1 + gamma - alpha * alpha
  out[0] = 1
  out[1] = -alpha / 2
  for (let k = 2; k < out.length; k++) {
    out[k] = -here / 2
    const next = -alpha * here - gamma * before
    before = here
    here = next
  }
}

/**
 * The curve A(z) m² + ((1 + γ) y + a c) m + 1 = 0 with A = γ y² + a c y + b c², y = z − mean, a = α s, b = s², c = 1 − γ.
 *
 * @param poles roots of A that hold exactly, at most two: what rounding left of A there is taken away.
 */
export function quadraticPolynomial(law: QuadraticLaw, poles: readonly number[]): BivariatePolynomial {
  const { center, width, alpha, gamma } = law
  const [a, b, c] = [alpha * width, width * width, 1 - gamma]
  const centred = [
    [1, a * c, b * c * c],
    [0, 1 + gamma, a * c],
    [0, 0, gamma],
  ]
  const rows = shiftBivariate({ degreeZ: 2, degreeM: 2, coefficients: centred }, a - center, 0).coefficients.map(
    (row) => [...row],
  )
  const [pole, second] = poles
  if (pole !== undefined) {
    // A = (z − pole)(γ z + k)
    const k = second === undefined ? rows[1]![2]! + gamma * pole : -gamma * second
    rows[0]![2] = pole === 0 ? 0 : -pole * k
    rows[1]![2] = k - gamma * pole
  }
  return bivariate(rows)
}
