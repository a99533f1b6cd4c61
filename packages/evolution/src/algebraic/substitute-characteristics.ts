import type { BivariatePolynomial } from '@freecurve/core'
import { bivariate } from '@freecurve/numerics'

/** Where the point (z, m) of the carried curve comes from: z₀ = scaleZ·z + shift/m, m₀ = scaleM·m. */
export interface Characteristics {
  readonly scaleZ: number
  readonly shift: number
  readonly scaleM: number
}

/**
 * The curve carried along its characteristics: m^L P(scaleZ·z + shift/m, scaleM·m), L = deg_z P, without the powers of m
 * it gains and normalised. No time stepping: the coefficients are binomial sums,
 * z^i m^j → Σ_k C(i, k) scaleZ^k shift^{i−k} scaleM^j z^k m^{j + L − (i − k)}.
 */
export function substituteCharacteristics(
  polynomial: BivariatePolynomial,
  { scaleZ, shift, scaleM }: Characteristics,
): BivariatePolynomial {
  const { degreeZ, degreeM, coefficients } = polynomial
  const table = () => Array.from({ length: degreeZ + 1 }, () => new Array<number>(degreeZ + degreeM + 1).fill(0))
  const rows = table()
  const sizes = table()
  for (let i = 0; i <= degreeZ; i++)
    for (let j = 0; j <= degreeM; j++) {
      const c = coefficients[i]![j]!
      if (c === 0) continue
      let factor = c * scaleM ** j * scaleZ ** i
      for (let k = i; k >= 0; k--) {
        rows[k]![j + degreeZ - (i - k)]! += factor
        sizes[k]![j + degreeZ - (i - k)]! += Math.abs(factor)
        factor *= ((shift / scaleZ) * k) / (i - k + 1)
      }
    }
  // What is left of terms that cancel is rounding.
  return bivariate(rows.map((row, k) => row.map((c, j) => (Math.abs(c) <= 2 ** -49 * sizes[k]![j]! ? 0 : c))))
}
