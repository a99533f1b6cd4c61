import type { BivariatePolynomial } from '@freecurve/core'
import { derivativesAt } from '../derivatives.ts'

/** A point of a curve where two sheets meet: P = 0 and ∂P/∂f = 0, f the curve's second variable. */
export interface EdgePoint {
  readonly z: number
  readonly f: number
  /**
   * Whether Newton's iteration converged fast and to rounding: always, unless the point is singular (a cusp or a
   * double point).
   */
  readonly regular: boolean
}

/**
 * Newton on (P, P_f) = 0 from a real point (z, f), in real arithmetic. At a regular branch point (P_z ≠ 0, P_ff ≠ 0) it
 * converges to rounding; at a singular one it halves the error and stops at about the square root of rounding.
 */
export function polishEdge(polynomial: BivariatePolynomial, z: number, f: number): EdgePoint {
  let last = Infinity
  for (let step = 0; step < 80; step++) {
    const { p, pz, pf, pzf, pff } = derivativesAt(polynomial, z, f)
    const determinant = pz * pff - pf * pzf
    if (p === 0 && pf === 0) return { z, f, regular: determinant !== 0 }
    const dz = (p * pff - pf * pf) / determinant
    const df = (pz * pf - pzf * p) / determinant
    if (!Number.isFinite(dz) || !Number.isFinite(df)) break
    z -= dz
    f -= df
    const size = Math.abs(dz) / (Math.abs(z) + 1e-300)
    if (size <= 2 ** -52 || (step > 5 && size < 1e-12 && size >= last)) return { z, f, regular: step < 20 }
    last = size
  }
  return { z, f, regular: false }
}
