import type { Bulk, DensityPanel } from '@freecurve/core'
import { chebyshevValue } from '@freecurve/numerics'

/** Angles from an edge at which the density's growth is looked at: distances from 1e-5 to 1e-11 of the bulk's width. */
const ANGLES = [6e-3, 6e-4, 6e-5, 6e-6]
/** A smaller exponent over three decades is that of a jump: edges that flows make have 1/2, 1/3, −1/3, −1/2 or −2/3. */
const FLAT = 0.05

/**
 * The edges at which a bulk's density jumps to a finite positive value. There m has a logarithm, and for every ratio above 1
 * the characteristics have a critical point in ℂ⁺ next to it: with m ~ ρ log(x_e − z), 1 + (τ − 1) m′/m² vanishes at
 * |z − x_e| log²|z − x_e| ≈ (τ − 1)/ρ.
 */
export function jumpEdges({ support: [left, right], panels }: Bulk): readonly number[] {
  const first = panels[0]!
  const last = panels[panels.length - 1]!
  return [
    ...(isJump((angle) => valueAt(first, angle)) ? [left] : []),
    ...(isJump((angle) => valueAt(last, Math.PI - angle)) ? [right] : []),
  ]
}

/** Per angle a jump grows like the angle. */
function isJump(perAngle: (angle: number) => number): boolean {
  const values = ANGLES.map((angle) => perAngle(angle) / angle)
  return values.slice(1).every((value, k) => {
    const exponent = Math.log(value / values[k]!) / Math.log(ANGLES[k + 1]! / ANGLES[k]!)
    return Math.abs(exponent) < FLAT
  })
}

const valueAt = ({ from, to, coefficients }: DensityPanel, angle: number): number =>
  chebyshevValue(coefficients, (2 * angle - from - to) / (to - from))
