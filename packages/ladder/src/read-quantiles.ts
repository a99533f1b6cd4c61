/** How far beyond an extreme value the quantiles end, in gaps to its neighbour: so the mean of the two straight pieces is that of the values. */
const END = 1 / 3

/**
 * Quantiles of N ascending values at shares: the k-th value is the (k − ½)/N quantile, with straight lines between, and beyond the
 * extremes a third of the last gap, at shares 0 and 1.
 */
export function readQuantiles(values: Float64Array, shares: ArrayLike<number>): Float64Array {
  const out = new Float64Array(shares.length)
  for (let i = 0; i < shares.length; i++) out[i] = quantileOf(values, shares[i]!)
  return out
}

/** One quantile of ascending values: {@link readQuantiles}. */
export function quantileOf(values: Float64Array, share: number): number {
  const last = values.length - 1
  const at = share * values.length - 0.5
  if (at <= 0) return values[0]! + 2 * END * at * (values[1]! - values[0]!)
  if (at >= last) return values[last]! + 2 * END * (at - last) * (values[last]! - values[last - 1]!)
  const k = Math.floor(at)
  return values[k]! + (at - k) * (values[k + 1]! - values[k]!)
}
