import { normalDensity } from './normal-density.ts'
import { tailRatio } from './normal-tails.ts'

/** Where the series hands over to the tail; both are at full accuracy there. */
const BORDER = 3

/**
 * ∫_0^x φ of the standard normal density φ, an odd function, to full relative accuracy.
 *
 * Near 0 by φ(x) Σ_k x^(2k+1)/(2k+1)!! (Abramowitz, Stegun 26.2.11), whose terms have one sign; beyond ±3 as 1/2 less the tail. Throws nothing.
 */
export function normalIntegral(x: number): number {
  const size = Math.abs(x)
  if (!(size < BORDER)) return Math.sign(x) * (0.5 - normalDensity(size) * tailRatio(size, 0))
  let term = x
  let sum = x
  for (let k = 3; Math.abs(term) > Math.abs(sum) * 2 ** -54; k += 2) {
    term *= (x * x) / k
    sum += term
  }
  return normalDensity(x) * sum
}
