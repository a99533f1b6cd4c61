import type { BivariatePolynomial } from '@freecurve/core'
import { bivariate } from '@freecurve/numerics'

/**
 * The curve of the companion law ν (N×N) of a p×p Gram matrix of aspect ratio c = p/N, from the curve of the law itself:
 * v = c m − (1 − c)/z, so that P(z, (z v + 1 − c)/(c z)) (c z)^K = 0, K = deg_m P.
 */
export const companionPolynomial = (polynomial: BivariatePolynomial, aspectRatio: number): BivariatePolynomial =>
  substituteTransform(polynomial, { slope: 1, shift: 1 - aspectRatio, divisor: aspectRatio })

/** The way back: m = (v + (1 − c)/z)/c, so that P_ν(z, (c z m − (1 − c))/z) z^K = 0. */
export const fromCompanionPolynomial = (polynomial: BivariatePolynomial, aspectRatio: number): BivariatePolynomial =>
  substituteTransform(polynomial, { slope: aspectRatio, shift: aspectRatio - 1, divisor: 1 })

/** P(z, (slope·z·f + shift)/(divisor·z)) (divisor·z)^K, without factors z and f. */
function substituteTransform(
  { coefficients, degreeZ, degreeM }: BivariatePolynomial,
  { slope, shift, divisor }: { readonly slope: number; readonly shift: number; readonly divisor: number },
): BivariatePolynomial {
  const table = () => Array.from({ length: degreeZ + degreeM + 1 }, () => new Array<number>(degreeM + 1).fill(0))
  const sums = table()
  const sizes = table()
  for (let i = 0; i <= degreeZ; i++)
    for (let j = 0; j <= degreeM; j++) {
      const c = coefficients[i]![j]!
      if (c === 0) continue
      // C(j, k) (slope z f)^k shift^{j−k} (divisor z)^{K−j}
      let binomial = 1
      for (let k = 0; k <= j; k++) {
        const term = c * binomial * slope ** k * shift ** (j - k) * divisor ** (degreeM - j)
        sums[i + k + degreeM - j]![k]! += term
        sizes[i + k + degreeM - j]![k]! += Math.abs(term)
        binomial = (binomial * (j - k)) / (k + 1)
      }
    }
  // What is left of terms that cancel is rounding.
  return bivariate(sums.map((row, i) => row.map((c, k) => (Math.abs(c) <= 2 ** -46 * sizes[i]![k]! ? 0 : c))))
}
