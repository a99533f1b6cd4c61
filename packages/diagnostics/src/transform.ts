/** m at a real point off the spectrum, and its noise. */
export interface RealTransform {
  readonly m: number
  /** Standard error of m. */
  readonly error: number
}

/**
 * m̂(x) = mean 1/(λ − x) at a real x between eigenvalues, with its standard error: n m̂ fluctuates with variance S/3, S the
 * Schwarzian derivative of m, which is 2 times the variance of 1/(λ − x) under the weights (λ − x)⁻².
 *
 * It is the diagonal of the covariance 2 ∂∂′ log((m − m′)/(x − x′)) of m(x), m(x′) for real symmetric matrices whose second-order
 * free cumulants vanish (Gaussian orthogonal, Wishart of any population: Bai and Silverstein 2004; Collins, Mingo, Śniady and
 * Speicher 2007). Next to an eigenvalue, within a few spacings, it says too little.
 *
 * @param samples r arrays of n eigenvalues; averages of r gain √r.
 */
export function realTransform(samples: readonly Float64Array[], x: number): RealTransform {
  let [sum, second, third, fourth, count] = [0, 0, 0, 0, 0]
  for (const values of samples) {
    count += values.length
    for (let k = 0; k < values.length; k++) {
      const inverse = 1 / (values[k]! - x)
      const square = inverse * inverse
      sum += inverse
      second += square
      third += square * inverse
      fourth += square * square
    }
  }
  const variance = 2 * Math.max(0, fourth / second - (third / second) ** 2)
  const size = count / samples.length
  return { m: sum / count, error: Math.sqrt(variance / samples.length) / size }
}
