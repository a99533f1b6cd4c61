import type { BivariatePolynomial, FreeLevyParameters } from '@freecurve/core'

/**
 * P(z, m) = (z m + 1 − a m + σ² m²) Π_j (1 + t_j m) − m Σ_j r_j t_j Π_{i≠j} (1 + t_i m): degree 1 in z.
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
