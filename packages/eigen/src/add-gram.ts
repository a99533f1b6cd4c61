/** Entries of each vector taken at a time, so that a tile of vectors stays in the cache. Tuned on one x86 machine. */
const CHUNK = 512

/** The columns from…to−1 of a row-major table whose row i starts at i × stride. */
export interface ColumnRange {
  readonly table: Float64Array
  readonly stride: number
  readonly from: number
  readonly to: number
}

/**
 * G += f V Vᵀ on the lower triangle of G, with V (n×l) the first n rows of the given columns:
 * G[i][j] += f Σ_c V[i][c] V[j][c] for j ≤ i. {@link mirrorLower} fills the other triangle. Throws nothing.
 *
 * The sum over c runs in the same order for every pair and i, j commute, so a principal submatrix, or the same rows in
 * another order, gives the same entries bit by bit.
 *
 * @param target G, length n², row-major
 * @param size n
 * @param columns V, rows n×(to − from)
 * @param factor f
 */
export function addGram(target: Float64Array, size: number, columns: ColumnRange, factor = 1): void {
  const { table, stride, from, to } = columns
  for (let start = from; start < to; start += CHUNK) {
    const end = Math.min(start + CHUNK, to)
    let i = 0
    for (; i + 1 < size; i += 2)
      for (let j = 0; j <= i; j += 2) addTile(target, size, table, stride, start, end, factor, i, j)
    for (let j = 0; i < size && j <= i; j++)
      target[i * size + j]! += factor * dot(table, i * stride + start, j * stride + start, end - start)
  }
}

/** The 2×2 tile of rows i, i+1 and columns j, j+1. */
function addTile(
  target: Float64Array,
  size: number,
  table: Float64Array,
  stride: number,
  start: number,
  end: number,
  factor: number,
  i: number,
  j: number,
): void {
  const i0 = i * stride
  const i1 = i0 + stride
  const j0 = j * stride
  const j1 = j0 + stride
  let s00 = 0
  let s01 = 0
  let s10 = 0
  let s11 = 0
  for (let c = start; c < end; c++) {
    const a0 = table[i0 + c]!
    const a1 = table[i1 + c]!
    const b0 = table[j0 + c]!
    const b1 = table[j1 + c]!
    s00 += a0 * b0
    s01 += a0 * b1
    s10 += a1 * b0
    s11 += a1 * b1
  }
  target[i * size + j]! += factor * s00
  if (j < i) target[i * size + j + 1]! += factor * s01
  target[(i + 1) * size + j]! += factor * s10
  target[(i + 1) * size + j + 1]! += factor * s11
}

function dot(table: Float64Array, left: number, right: number, length: number): number {
  let sum = 0
  for (let c = 0; c < length; c++) sum += table[left + c]! * table[right + c]!
  return sum
}
