import type { BivariatePolynomial } from '@freecurve/core'

/** P and its derivatives up to the second at a real point (z, f), f the second variable. */
export interface Derivatives {
  readonly p: number
  readonly pz: number
  readonly pf: number
  readonly pzz: number
  readonly pzf: number
  readonly pff: number
}

/** {@link Derivatives} by Horner's rule. */
export function derivativesAt(polynomial: BivariatePolynomial, z: number, f: number): Derivatives {
  let [p, pz, pf, pzz, pzf, pff] = [0, 0, 0, 0, 0, 0]
  for (let i = polynomial.degreeZ; i >= 0; i--) {
    const row = polynomial.coefficients[i]!
    let [r, rf, rff] = [0, 0, 0]
    for (let j = polynomial.degreeM; j >= 0; j--) {
      rff = rff * f + 2 * rf
      rf = rf * f + r
      r = r * f + row[j]!
    }
    pzz = pzz * z + 2 * pz
    pz = pz * z + p
    pzf = pzf * z + pf
    p = p * z + r
    pf = pf * z + rf
    pff = pff * z + rff
  }
  return { p, pz, pf, pzz, pzf, pff }
}
