/** Row scales d_i as a discrete law. */
export interface ScaleLaw {
  readonly values: Float64Array
  /** Of sum 1. */
  readonly weights: Float64Array
}

/** Values that the law keeps apart. Chosen: the noise of the scales of so many rows is ten times what their means blur, and time grows with them. */
const BINS = 160

/** The law of row scales d > 0 in any order, of equal shares of them the means: 160 of them, which know F of d to a third of a percent. */
export function scaleLaw(scales: Float64Array): ScaleLaw {
  const sorted = scales.slice().sort()
  const count = Math.min(BINS, sorted.length)
  const values = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let bin = 0; bin < count; bin++) {
    const [from, to] = [bin, bin + 1].map((k) => Math.round((k * sorted.length) / count)) as [number, number]
    for (let i = from; i < to; i++) values[bin]! += sorted[i]! / (to - from)
    weights[bin] = (to - from) / sorted.length
  }
  return { values, weights }
}
