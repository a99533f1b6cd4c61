/**
 * The largest power of two that is not above x > 0. Exact, unlike 2^⌊log₂ x⌋, so that what is divided by it does not depend on a
 * scale by powers of two.
 */
export function powerOfTwoBelow(x: number): number {
  // The logarithm of the largest doubles rounds to 1024.
  let power = 2 ** Math.min(1023, Math.floor(Math.log2(x)))
  while (power > x) power /= 2
  while (2 * power <= x) power *= 2
  return power
}
