import type { BivariatePolynomial } from '@freecurve/core'
import { multiplyAdd } from '@freecurve/numerics'

/** P and its derivatives up to the second at a real point (z, f), f the second variable. */
export interface Derivatives {
  readonly p: number
  readonly pz: number
  readonly pf: number
  readonly pzz: number
  readonly pzf: number
  readonly pff: number
}

/**
 * {@link Derivatives} by Horner's rule. P and P_f, which vanish at an edge, are summed in twice the precision: what is left of
 * them tells where the edge is to the last digit.
 */
export function derivativesAt(polynomial: BivariatePolynomial, z: number, f: number): Derivatives {
  let [pz, pzz, pzf, pff] = [0, 0, 0, 0]
  const p = new Float64Array(2)
  const pf = new Float64Array(2)
  const r = new Float64Array(2)
  const rf = new Float64Array(2)
  for (let i = polynomial.degreeZ; i >= 0; i--) {
    const row = polynomial.coefficients[i]!
    r.fill(0)
    rf.fill(0)
    let rff = 0
    for (let j = polynomial.degreeM; j >= 0; j--) {
      rff = rff * f + 2 * rf[0]!
      multiplyAdd(rf, f, r[0]!, r[1]!)
      multiplyAdd(r, f, row[j]!)
    }
    pzz = pzz * z + 2 * pz
    pz = pz * z + p[0]!
    pzf = pzf * z + pf[0]!
    multiplyAdd(p, z, r[0]!, r[1]!)
    multiplyAdd(pf, z, rf[0]!, rf[1]!)
    pff = pff * z + rff
  }
  return { p: p[0]!, pz, pf: pf[0]!, pzz, pzf, pff }
}
