import type { PrincipalJob } from '../matrix-source.ts'
import type { CompressedRows } from './compressed-rows.ts'

/**
 * Writes X Xᵀ/d of the chosen rows of a sparse X (n×p) to the lower triangle, which is zero: row i is Σ_c x_ic x_jc/d over the chosen j ≤ i that
 * have an entry in column c (Gustavson, 1978). Cost: the products that are not zero, and p.
 *
 * Every sum runs over ascending c, so that principal submatrices and other orders of the rows give the same entries bit by bit.
 */
export async function sparseGram(
  { starts, columns, values }: CompressedRows,
  width: number,
  { indices, lower, pause }: PrincipalJob,
  divisor: number,
): Promise<void> {
  const count = indices.length
  // The chosen rows by columns: those of column c are held at ends[c−1]…ends[c]−1, filled as i grows, so that all have j ≤ i.
  const ends = new Uint32Array(width)
  let entries = 0
  for (const row of indices) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) ends[columns[at]!]!++
    entries += starts[row + 1]! - starts[row]!
  }
  const begins = new Uint32Array(width)
  for (let c = 1; c < width; c++) begins[c] = begins[c - 1]! + ends[c - 1]!
  ends.set(begins)
  const places = new Uint32Array(entries)
  const factors = new Float64Array(entries)
  for (let i = 0; i < count; i++) {
    await pause()
    for (let at = starts[indices[i]!]!; at < starts[indices[i]! + 1]!; at++) {
      const column = columns[at]!
      const value = values[at]!
      const end = ends[column]!++
      places[end] = i
      factors[end] = value
      for (let k = begins[column]!; k <= end; k++) lower[i * count + places[k]!]! += value * factors[k]!
    }
  }
  for (let k = 0; k < lower.length; k++) lower[k]! /= divisor
}
