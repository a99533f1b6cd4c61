import { normalDensity } from './normal-hermite.ts'

/** Orders of the tail that are written. */
const ORDERS = 3
/** Terms of the continued fraction from which on more of them change no digit: 400/x² + 16, measured for x from 1 to 38. */
const TERMS = 16
const TERMS_NEAR = 400

/**
 * Writes the tails I_n(x) = ∫_x^∞ (t − x)^n/n! φ(t) dt of the normal density φ, n = 0, 1, 2, to `out`, to full relative accuracy:
 * I_0(x) = Φ(−x), I_1 = φ − x I_0, I_2 = ((1 + x²) I_0 − x φ)/2, without these differences, which cancel far out.
 *
 * From n I_n = I_(n−2) − x I_(n−1), I_(−1) = φ, the ratios r_n = I_n/I_(n−1) are 1/(x + (n + 1) r_(n+1)): the continued fraction of erfc
 * (Abramowitz, Stegun 7.1.14 and 7.2.5), all of whose terms are positive. Takes 400/x² + 16 divisions; throws nothing.
 *
 * @param x ≥ 1
 */
export function normalTail(x: number, out: Float64Array): void {
  let ratio = 0
  for (let n = Math.ceil(TERMS_NEAR / (x * x)) + TERMS; n >= 0; n--) {
    ratio = 1 / (x + (n + 1) * ratio)
    if (n < ORDERS) out[n] = ratio
  }
  let tail = normalDensity(x)
  for (let n = 0; n < ORDERS; n++) {
    tail *= out[n]!
    out[n] = tail
  }
}
