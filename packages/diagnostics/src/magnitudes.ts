/** Signs and sizes of eigenvalues, outside the rounding of 0. */
export interface Magnitudes {
  /** n ε max|λ|: an eigenvalue computation in double precision tells no smaller one from 0. */
  readonly rounding: number
  /** Shares of negative and positive eigenvalues and of zeros up to rounding. */
  readonly negative: number
  readonly positive: number
  readonly zero: number
  /** Smallest and largest |λ| of either sign, and the decades between; null where there is none. */
  readonly ofNegative: Sizes | null
  readonly ofPositive: Sizes | null
}

export interface Sizes {
  readonly smallest: number
  readonly largest: number
  /** log₁₀(largest/smallest). */
  readonly decades: number
}

/**
 * Indefiniteness and scales of a spectrum: what is negative beyond rounding, and how many decades each sign spans.
 *
 * @param values pooled, ascending. @param size n of each matrix.
 */
export function magnitudesOf(values: Float64Array, size: number): Magnitudes {
  const largest = Math.max(Math.abs(values[0]!), Math.abs(values[values.length - 1]!))
  const rounding = size * Number.EPSILON * largest
  const negative = values.filter((x) => x < -rounding)
  const positive = values.filter((x) => x > rounding)
  return {
    rounding,
    negative: negative.length / values.length,
    positive: positive.length / values.length,
    zero: (values.length - negative.length - positive.length) / values.length,
    ofNegative: sizesOf(negative),
    ofPositive: sizesOf(positive),
  }
}

function sizesOf(values: Float64Array): Sizes | null {
  if (values.length === 0) return null
  const [a, b] = [Math.abs(values[0]!), Math.abs(values[values.length - 1]!)]
  const [smallest, largest] = a < b ? [a, b] : [b, a]
  return { smallest, largest, decades: Math.log10(largest / smallest) }
}
