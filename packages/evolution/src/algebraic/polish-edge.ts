import type { BivariatePolynomial } from '@freecurve/core'

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

/** P and its derivatives P_z, P_f, P_zf, P_ff at a real point. */
function derivativesAt(
  polynomial: BivariatePolynomial,
  z: number,
  f: number,
): { readonly p: number; readonly pz: number; readonly pf: number; readonly pzf: number; readonly pff: number } {
  let [p, pz, pf, pzf, pff] = [0, 0, 0, 0, 0]
  for (let i = polynomial.degreeZ; i >= 0; i--) {
    const row = polynomial.coefficients[i]!
    let [r, rf, rff] = [0, 0, 0]
    for (let j = polynomial.degreeM; j >= 0; j--) {
      rff = rff * f + 2 * rf
      rf = rf * f + r
      r = r * f + row[j]!
    }
    pz = pz * z + p
    pzf = pzf * z + pf
    p = p * z + r
    pf = pf * z + rf
    pff = pff * z + rff
  }
  return { p, pz, pf, pzf, pff }
}
