/** Eigenvalues on either side of a hole that tell the density there. Chosen: few, so that small bulks are seen. */
export const NEIGHBOURS = 6

/**
 * How many times rarer eigenvalues may be in the middle of one bulk than its neighbouring spacings say: where two bulks just touch,
 * x_j ∝ sign(j)|j|^{3/4}, the middle spacing is 2.0 times that of its six neighbours.
 */
const DIP = 2

/** The values next to a hole, on one side: null where an atom bounds it or fewer than six are there. */
export type Span = number | null

/**
 * log P of no eigenvalue in a hole within one bulk, by Wigner's surmise P(s) = exp(−π s²/4) for a spacing of s mean ones; the mean
 * spacing is the geometric mean of those of six eigenvalues on both sides (so that a density that rises or falls by factors is no
 * surprise), twice that for a dip as deep as at a cusp. 0 where neither side tells.
 *
 * @param width of the hole.
 * @param left width of the six spacings left of it, right of it `right`; one may be null.
 * @param step to which the values were rounded: spacings are told from such on.
 */
export function logHoleChance(width: number, left: Span, right: Span, step: number): number {
  const span = left === null ? right : right === null ? left : Math.sqrt(left * right)
  if (span === null) return 0
  if (span + step === 0) return -Infinity
  const s = (NEIGHBOURS * Math.max(0, width - step)) / (DIP * Math.max(span, NEIGHBOURS * step))
  return (-Math.PI / 4) * s * s
}

/** Width of the six spacings that end at the k-th value from the left (side −1: values k − 6 … k) or begin there (side 1). */
export function spanAt(values: Float64Array, k: number, side: 1 | -1): Span {
  const far = k + side * NEIGHBOURS
  if (k < 0 || k >= values.length || far < 0 || far >= values.length) return null
  return Math.abs(values[far]! - values[k]!)
}
