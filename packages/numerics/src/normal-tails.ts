import { normalDensity } from './normal-density.ts'

/** Terms of the continued fraction from which on more of them change no digit: 400/x² + 16, measured for x from 1 to 38. */
const TERMS = 16
const TERMS_NEAR = 400

/**
 * r_n(x) = I_n/I_(n−1) of the tails I_n(x) = ∫_x^∞ (t − x)^n/n! φ(t) dt of the normal density φ, I_(−1) = φ: r_0 is Mills' ratio, Φ(−x)/φ(x).
 *
 * From n I_n = I_(n−2) − x I_(n−1) the ratios are 1/(x + (n + 1) r_(n+1)): the continued fraction of erfc (Abramowitz, Stegun 7.1.14 and
 * 7.2.5), all of whose terms are positive. Takes 400/x² + 16 divisions; throws nothing.
 *
 * @param x ≥ 1
 * @param order n ≥ 0
 */
export function tailRatio(x: number, order: number): number {
  let ratio = 0
  for (let n = Math.ceil(TERMS_NEAR / (x * x)) + TERMS; n >= order; n--) ratio = 1 / (x + (n + 1) * ratio)
  return ratio
}

/**
 * Writes the tails I_n(x) = ∫_x^∞ (t − x)^n/n! φ(t) dt of the normal density φ, n = 0, 1, 2, to `out`, to full relative accuracy but for that
 * of φ: I_0(x) = Φ(−x), I_1 = φ − x I_0, I_2 = ((1 + x²) I_0 − x φ)/2, without these differences, which cancel far out. Throws nothing.
 *
 * @param x ≥ 1
 */
export function normalTails(x: number, out: Float64Array): void {
  const second = tailRatio(x, 2)
  const first = 1 / (x + 2 * second)
  out[0] = normalDensity(x) / (x + first)
  out[1] = out[0]! * first
  out[2] = out[1]! * second
}
