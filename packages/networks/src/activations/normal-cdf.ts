/** Where the series hands over to the continued fraction; both are at full accuracy there. */
const BORDER = 3

/** Terms of the continued fraction, which leave a relative error of 1e-14 at the border and less beyond. Measured. */
const TERMS = 40

/** The standard normal density. */
export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)

/**
 * Φ(x) = ∫_−∞^x φ, absolute error about 2e-16.
 *
 * Near 0 by 1/2 + φ(x) Σ_k x^(2k+1)/(2k+1)!! (Abramowitz, Stegun 26.2.11), beyond ±3 by the continued fraction
 * φ(x)/(x + 1/(x + 2/(x + 3/(x + …)))) of the tail (26.2.14). Throws nothing.
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x)
  if (size < BORDER) {
    let term = x
    let sum = x
    for (let k = 3; Math.abs(term) > Math.abs(sum) * 2 ** -54; k += 2) {
      term *= (x * x) / k
      sum += term
    }
    return 0.5 + normalDensity(x) * sum
  }
  let fraction = 0
  for (let k = TERMS; k >= 1; k--) fraction = k / (size + fraction)
  const tail = normalDensity(x) / (size + fraction)
  return x < 0 ? tail : 1 - tail
}
