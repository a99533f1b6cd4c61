import { normalDensity } from '@freecurve/numerics'

/**
 * Writes η_k(x) = φ(x) He_k(x)/√k! of order k = 0…K to `out[k]`, by η_k = (x η_(k−1) − √(k−1) η_(k−2))/√k, which is stable
 * (Cramér: |η_k| ≤ 0.44 e^(−x²/4)). Where φ(x) is below the smallest double all are 0. Throws nothing.
 *
 * @param roots √0, √1, …, √K
 */
export function normalHermite(x: number, out: Float64Array, roots: Float64Array): void {
  let before = 0
  let value = normalDensity(x)
  if (value === 0) {
    out.fill(0, 0, roots.length)
    return
  }
  out[0] = value
  for (let k = 1; k < roots.length; k++) {
    const next = (x * value - roots[k - 1]! * before) / roots[k]!
    before = value
    value = next
    out[k] = next
  }
}

/** √0, √1, …, √K */
export const squareRoots = (order: number): Float64Array =>
  Float64Array.from({ length: order + 1 }, (_, k) => Math.sqrt(k))
