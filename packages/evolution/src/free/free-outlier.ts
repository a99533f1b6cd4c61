import type { Law } from '@freecurve/core'
import { integralOf } from '@freecurve/law'

/**
 * Where the free flow takes an eigenvalue x off the support (math.md, b): ω(x) = x − (τ − 1)/m₀(x), as long as
 * ω′(x) = 1 + (τ − 1) m₀′(x)/m₀(x)² > 0. That is linear in τ and 1 at τ = 1, so that an outlier which is off at τ was off all the way.
 * As m₀′ ≥ m₀² only compression swallows outliers.
 *
 * @returns null where a bulk has swallowed it on the way, or m₀(x) = 0 sends it to infinity
 */
export function freeOutlier(law: Law, x: number, ratio: number): number | null {
  const m = integralOf(law, (y) => 1 / (y - x))
  const slope = integralOf(law, (y) => (y - x) ** -2) / (m * m)
  const place = x - (ratio - 1) / m
  return 1 + (ratio - 1) * slope > 0 && Number.isFinite(place) ? place : null
}
