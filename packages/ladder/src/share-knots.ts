/** Knots in the middle are this far apart at most: a law whose density doubles within ten of them is still known to 1e-4. */
const STEP = 1 / 512
/** Shares of neighbouring knots in a tail, and their ratio. Chosen. */
const RATIO = 1.08
/** The last knot before an end leaves this part of one eigenvalue beyond it. */
const BEYOND = 0.5

/** Shares at which a spectrum of `size` values is told by its quantiles: 0, …, 1, finer towards both ends, where each value counts. */
export function shareKnots(size: number): Float64Array {
  const lower: number[] = [0]
  for (let p = BEYOND / size; p < 0.5; p = Math.min(p * RATIO, p + STEP)) lower.push(p)
  const upper = lower.map((p) => 1 - p).reverse()
  return Float64Array.from([...lower, 0.5, ...upper])
}
