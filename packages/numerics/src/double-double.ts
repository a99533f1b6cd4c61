/** 2^27 + 1: splits a double into two halves whose products are exact (Veltkamp 1968). */
const SPLIT = 134217729

/** a·b − p for p the rounded product, exactly (Dekker 1971), as long as nothing over- or underflows. */
function productError(a: number, b: number, p: number): number {
  const ta = SPLIT * a
  const ah = ta - (ta - a)
  const al = a - ah
  const tb = SPLIT * b
  const bh = tb - (tb - b)
  const bl = b - bh
  return al * bl - (p - ah * bh - al * bh - ah * bl)
}

/** a + b − s for s the rounded sum, exactly (Knuth 1969). */
function sumError(a: number, b: number, s: number): number {
  const t = s - a
  return a - (s - t) + (b - t)
}

/**
 * v ← v·x + (high + low) for a number v held as the unevaluated sum v[0] + v[1] of two doubles: Horner's step with about 105
 * bits, so that a polynomial keeps its digits where its terms cancel.
 */
export function multiplyAdd(v: Float64Array, x: number, high: number, low = 0): void {
  const product = v[0]! * x
  const sum = product + high
  const rest = productError(v[0]!, x, product) + v[1]! * x + sumError(product, high, sum) + low
  v[0] = sum + rest
  v[1] = rest - (v[0] - sum)
}
