import { kernelRoom } from './wasm/kernel-room.ts'

/** Columns that are taken at a time. Tuned on one x86 machine. */
const CHUNK = 512
/** Rows of 4×4 tiles of G that are computed at a time. Tuned. */
const ROWS = 8
/** Bytes of a 4×4 tile, and of a header that the kernel keeps to itself. */
const TILE = 128
const HEADER = 1024

/** The columns from…to−1 of a row-major table whose row i starts at i × stride. */
export interface ColumnRange {
  readonly table: Float64Array
  readonly stride: number
  readonly from: number
  readonly to: number
}

/**
 * G += f V Vᵀ on the lower triangle of G, with V (n×l) the first n rows of the given columns:
 * G[i][j] += f Σ_c V[i][c] V[j][c] for j ≤ i. {@link mirrorLower} fills the other triangle.
 *
 * The sum over c runs in the same order for every pair and i, j commute, so a principal submatrix, or the same rows in
 * another order, gives the same entries bit by bit. The sums are made by the kernel that also computes eigenvalues.
 *
 * @param target G, length n², row-major
 * @param size n
 * @param columns V, rows n×(to − from)
 * @param factor f
 * @throws E_MATRIX where the memory for 520 n numbers cannot be had.
 */
export function addGram(target: Float64Array, size: number, columns: ColumnRange, factor = 1): void {
  const { from, to } = columns
  const tiles = Math.ceil(size / 4)
  const widest = evenAbove(Math.max(0, Math.min(CHUNK, to - from)))
  const sumsAt = HEADER + 32 * tiles * widest
  const { memory, run } = kernelRoom(sumsAt + ROWS * tiles * TILE, 'kept')
  for (let start = from; start < to; start += CHUNK) {
    const depth = evenAbove(Math.min(CHUNK, to - start))
    packRows(new Float64Array(memory.buffer, HEADER), size, columns, start, depth)
    for (let first = 0; first < tiles; first += ROWS) {
      const last = Math.min(first + ROWS, tiles)
      run.multiplyGram(sumsAt, last * TILE, HEADER, depth, first, last)
      addSums(target, size, new Float64Array(memory.buffer, sumsAt), first, last, factor)
    }
  }
}

const evenAbove = (count: number) => count + (count % 2)

/** V[i][c] goes to ((i >> 2) depth + c) 4 + (i & 3); a column that is one too many is zero. */
function packRows(packed: Float64Array, size: number, columns: ColumnRange, start: number, depth: number): void {
  const { table, stride, to } = columns
  const count = Math.min(depth, to - start)
  for (let i = 0; i < size; i++) {
    const place = (i >> 2) * depth * 4 + (i & 3)
    const row = i * stride + start
    for (let c = 0; c < count; c++) packed[place + 4 * c] = table[row + c]!
    if (count < depth) packed[place + 4 * count] = 0
  }
}

/** Rows first…last−1 of tiles of G, up to the diagonal, grow by f times the sums. */
function addSums(
  target: Float64Array,
  size: number,
  sums: Float64Array,
  first: number,
  last: number,
  factor: number,
): void {
  const stride = last * 16
  const bottom = Math.min(4 * last, size)
  for (let i = 4 * first; i < bottom; i++) {
    const row = ((i >> 2) - first) * stride + (i & 3)
    for (let j = 0; j <= i; j++) target[i * size + j]! += factor * sums[row + 4 * j]!
  }
}
