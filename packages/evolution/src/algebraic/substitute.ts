import type { BivariatePolynomial } from '@freecurve/core'
import { bivariate } from '@freecurve/numerics'

/**
 * The curve at size ratio τ > 0: P_τ(z, m) = m^L P(z + (1 − 1/τ)/m, τ m), L = deg_z P, without the powers of m it
 * gains and normalised. τ < 1 is compression. No time stepping: the coefficients are binomial sums,
 * z^i m^j → Σ_k C(i, k) (1 − 1/τ)^{i−k} τ^j z^k m^{j + L − (i − k)}.
 */
export function substituteRatio(polynomial: BivariatePolynomial, ratio: number): BivariatePolynomial {
  if (ratio === 1) return bivariate(polynomial.coefficients)
  const { degreeZ, degreeM, coefficients } = polynomial
  const step = 1 - 1 / ratio
  const table = () => Array.from({ length: degreeZ + 1 }, () => new Array<number>(degreeZ + degreeM + 1).fill(0))
  const rows = table()
  const sizes = table()
  for (let i = 0; i <= degreeZ; i++)
    for (let j = 0; j <= degreeM; j++) {
      const c = coefficients[i]![j]!
      if (c === 0) continue
      let factor = c * ratio ** j
      for (let k = i; k >= 0; k--) {
        rows[k]![j + degreeZ - (i - k)]! += factor
        sizes[k]![j + degreeZ - (i - k)]! += Math.abs(factor)
        factor *= (step * k) / (i - k + 1)
      }
    }
  // What is left of terms that cancel is rounding.
  return bivariate(rows.map((row, k) => row.map((c, j) => (Math.abs(c) <= 2 ** -49 * sizes[k]![j]! ? 0 : c))))
}
