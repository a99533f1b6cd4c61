import type { BivariatePolynomial } from '@freecurve/core'

/**
 * How large the eigenvalues of a curve are, to within some decades, as log₁₀ s: where x is of size s, c[i][j] goes like s^{j−i}. The slope of
 * log₁₀ |c[i][j]| against j − i by least squares; 0 where there is nothing to tell it from.
 */
export function coefficientScale({ coefficients }: BivariatePolynomial): number {
  const points = coefficients.flatMap((row, i) =>
    row.flatMap((c, j) => (c === 0 ? [] : [[j - i, Math.log10(Math.abs(c))] as const])),
  )
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const [atPower, atSize] = [mean(0), mean(1)]
  const square = points.reduce((sum, [power]) => sum + (power - atPower) ** 2, 0)
  if (square === 0) return 0
  return points.reduce((sum, [power, size]) => sum + (power - atPower) * (size - atSize), 0) / square
}
