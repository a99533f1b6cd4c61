import { type BivariatePolynomial, FreecurveError, type FreeLevyParameters } from '@freecurve/core'

/**
 * P(z, m) = (z m + 1 − a m + σ² m²) Π_j (1 + t_j m) − m Σ_j r_j t_j Π_{i≠j} (1 + t_i m): degree 1 in z.
 *
 * @throws E_CURVE where a coefficient leaves the range of doubles.
 */
export function freeLevyPolynomial({ a, sigma2, rates, jumps }: FreeLevyParameters): BivariatePolynomial {
  const all = jumps.reduce((product, t) => times(product, [1, t]), [1])
  const head = times(sigma2 === 0 ? [1, -a] : [1, -a, sigma2], all)
  const constant = [...head]
  jumps.forEach((t, j) => {
    const others = jumps.reduce((product, s, i) => (i === j ? product : times(product, [1, s])), [1])
    others.forEach((c, k) => {
      constant[k + 1]! -= rates[j]! * t * c
    })
  })
  // The last one, Π t_j, is none that may cancel.
  if (![...constant, ...all].every(Number.isFinite) || !(Math.abs(all.at(-1)!) >= 2 ** -1022))
    throw new FreecurveError(
      'E_CURVE',
      `The polynomial of these ${jumps.length} jumps from ${jumps[0]} to ${jumps.at(-1)} has coefficients that doubles do not hold. Measure eigenvalues in a unit s of their own size: a/s, sigma2/s², jumps t/s.`,
      { path: 'parameters', got: { a, sigma2, rates, jumps } },
    )
  const linear = [0, ...all, ...Array<number>(constant.length - all.length - 1).fill(0)]
  return { degreeZ: 1, degreeM: constant.length - 1, coefficients: [constant, linear] }
}

function times(p: readonly number[], q: readonly number[]): number[] {
  const product = Array<number>(p.length + q.length - 1).fill(0)
  p.forEach((x, i) => {
    q.forEach((y, j) => {
      product[i + j]! += x * y
    })
  })
  return product
}
