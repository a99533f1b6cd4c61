import type { Law } from '@freecurve/core'
import { integralOf } from '@freecurve/law'

/**
 * Where the deformed flow takes an eigenvalue x off the support: z = τx + (τ − 1)/v₀(x), as long as z′ = τ − (τ − 1) v₀′(x)/v₀(x)² > 0.
 * That is linear in τ and 1 at τ = 1, so that an outlier which is off at τ was off all the way. As v₀′ ≥ v₀² only growth swallows
 * outliers. With v₀ = c m₀ − (1 − c)/x multiplied by x, so that a single 0 stays where it is until the atom is born at τ = 1/c.
 *
 * @param c aspect ratio of the law
 * @returns null where a bulk has swallowed it on the way
 */
export function gramOutlier(law: Law, x: number, ratio: number, c: number): number | null {
  // x v₀ and x² v₀′
  const v = c * integralOf(law, (y) => x / (y - x)) - (1 - c)
  const slope = c * integralOf(law, (y) => (x / (y - x)) ** 2) + (1 - c)
  const place = ratio * x + ((ratio - 1) * x) / v
  return ratio - ((ratio - 1) * slope) / (v * v) > 0 && Number.isFinite(place) ? place : null
}
