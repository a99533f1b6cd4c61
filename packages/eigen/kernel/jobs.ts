import { band, columns, factor, KIND, left, matrix, order, product, ROW, right, small } from './header'
import { addProduct, toColumns, transposeTile } from './tile'

/** Y = A V, and VᵀV. */
export const PRODUCTS: i32 = 0
/** VᵀY. */
const CROSS: i32 = 1
/** X = V M/2 − Y T. */
const UPDATE_VECTORS: i32 = 2
/** A += V Xᵀ + X Vᵀ. */
const UPDATE: i32 = 3

/** Rows of tiles in a chunk. */
const TILES: i32 = 8
/** Length of the pieces into which the long sums are cut, so that a piece of V stays in the cache. Tuned. */
const DEPTH: i32 = 256
/** Rows of tiles of the right factor that stay in the cache during an update. Tuned. */
const BLOCK: i32 = 16

/** Number of chunks of a job on m trailing rows. */
export function chunksOf(kind: i32, m: i32): i32 {
  const rows = ((m >> 2) + TILES - 1) / TILES
  if (kind === PRODUCTS) return rows + (band() >> 2)
  return kind === CROSS ? band() >> 2 : rows
}

/** Does one chunk of the job that the header holds. No two chunks of a job write to one place. */
export function runChunk(chunk: i32): void {
  const kind = load<i32>(KIND)
  const row = load<i32>(ROW)
  const m = order() - row
  const first = chunk * TILES
  const last = min(first + TILES, m >> 2)
  if (kind === CROSS) multiplyTransposed(small(1), chunk, product(), m)
  else if (kind === UPDATE_VECTORS) for (let i = first; i < last; i++) updateVectors(i)
  else if (kind === UPDATE) update(row, (m >> 2) - last, (m >> 2) - first)
  else if (first < m >> 2) multiply(row, m, first, last)
  else multiplyTransposed(small(0), chunk - ((m >> 2) + TILES - 1) / TILES, columns(), m)
}

/** Row `i` of tiles of Vᵀ B, B in columns of tiles. */
function multiplyTransposed(to: usize, i: i32, right: usize, m: i32): void {
  const b = band()
  const height = (<usize>m) << 5
  const row = to + ((<usize>(i * b)) << 5)
  memory.fill(row, 0, (<usize>b) << 5)
  for (let k = 0; k < m; k += DEPTH) {
    const depth = min(DEPTH, m - k)
    const piece = (<usize>k) << 5
    for (let g = 0; g < b >> 2; g++)
      addProduct(
        row + ((<usize>g) << 7),
        columns() + <usize>i * height + piece,
        right + <usize>g * height + piece,
        depth,
      )
  }
}

/** Rows first…last−1 of tiles of Y = A V. */
function multiply(row: i32, m: i32, first: i32, last: i32): void {
  const n = order()
  const b = band()
  const stride = (<usize>b) << 6
  const half = (<usize>b) << 5
  for (let i = first; i < last; i++) memory.fill(left() + <usize>i * stride + half, 0, half)
  for (let k = 0; k < m; k += DEPTH)
    for (let i = first; i < last; i++)
      multiplyPiece(
        left() + <usize>i * stride + half,
        matrix() + ((<usize>((row >> 2) + i) * <usize>n + <usize>(row + k)) << 5),
        columns() + ((<usize>k) << 5),
        (<usize>m) << 5,
        min(DEPTH, m - k),
      )
  toColumns(product(), left() + half, stride, m, b, first, last)
}

/** One row of tiles of C += A B. */
function multiplyPiece(c: usize, a: usize, b: usize, stride: usize, depth: i32): void {
  const end = c + ((<usize>band()) << 5)
  for (; c < end; c += 128) {
    addProduct(c, a, b, depth)
    b += stride
  }
}

/** Row i of tiles: [V | Y] becomes [V | X], and [X | V] is written to `right`. */
function updateVectors(i: i32): void {
  const b = band()
  const half = (<usize>b) << 5
  const from = left() + <usize>i * 2 * half
  const to = right() + <usize>i * 2 * half
  memory.fill(to, 0, half)
  multiplyPiece(to, from, factor(), 2 * half, 2 * b)
  memory.copy(to + half, from, half)
  memory.copy(from + half, to, half)
}

/** Rows first…last−1 of tiles of A, up to the diagonal, and their mirror image. */
function update(row: i32, first: i32, last: i32): void {
  const stride = (<usize>band()) << 6
  for (let start = 0; start < last; start += BLOCK)
    for (let i = max(first, start); i < last; i++)
      updateTiles(row, i, start, min(start + BLOCK, i + 1), left() + <usize>i * stride)
}

/** The tiles (i, start…end−1). */
function updateTiles(row: i32, i: i32, start: i32, end: i32, a: usize): void {
  const n = <usize>order()
  const depth = 2 * band()
  const stride = (<usize>band()) << 6
  const at = matrix() + ((<usize>row) << 5)
  const base = <usize>(row >> 2)
  for (let j = start; j < end; j++) {
    const tile = at + (((base + <usize>i) * n) << 5) + ((<usize>j) << 7)
    addProduct(tile, a, right() + <usize>j * stride, depth)
    if (j < i) transposeTile(at + (((base + <usize>j) * n) << 5) + ((<usize>i) << 7), tile)
  }
}
