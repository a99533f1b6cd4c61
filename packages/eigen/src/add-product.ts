import { kernelRoom } from './wasm/kernel-room.ts'

/** Rows of A, rows of B and terms of the sums that are taken at a time: 768 kB, which fit the memory that is kept. Tuned on one x86 machine. */
const ROWS = 64
const COLUMNS = 256
const DEPTH = 256
/** Bytes of a 4×4 tile, and of a header that the kernel keeps to itself. */
const TILE = 128
const HEADER = 1024

/** A matrix inside a table: entry (i, c) is at `at` + i `row` + c `column`, so that a transpose is the same table read otherwise. */
export interface Operand {
  readonly table: Float64Array
  /** @default 0 */
  readonly at?: number
  /** From one row to the next. */
  readonly row: number
  /** From one column to the next. @default 1 */
  readonly column?: number
}

/**
 * C += f A Bᵀ with A (m×l), B (n×l) and C (m×n): C[i][j] += f Σ_c A[i][c] B[j][c]. The sums are made by the kernel that also
 * computes eigenvalues, 256 terms at a time; an entry does not depend on the rows around it, bit by bit.
 *
 * @param target C: entry (i, j) at `at` + i `row` + j; its `column` is 1
 * @param sizes m, n and l
 * @param left A
 * @param right B
 * @param factor f
 */
export function addProduct(
  target: Omit<Operand, 'column'>,
  sizes: { readonly rows: number; readonly columns: number; readonly depth: number },
  left: Operand,
  right: Operand,
  factor = 1,
): void {
  const { rows, columns, depth } = sizes
  if (rows === 0 || columns === 0 || depth === 0) return
  const tall = tilesOf(Math.min(ROWS, rows))
  const wide = tilesOf(Math.min(COLUMNS, columns))
  const deep = evenAbove(Math.min(DEPTH, depth))
  const rightAt = HEADER + 32 * tall * deep
  const sumsAt = rightAt + 32 * wide * deep
  const { memory, run } = kernelRoom(sumsAt + tall * wide * TILE, 'kept')
  const packedLeft = new Float64Array(memory.buffer, HEADER)
  const packedRight = new Float64Array(memory.buffer, rightAt)
  const sums = new Float64Array(memory.buffer, sumsAt)
  for (let from = 0; from < depth; from += DEPTH) {
    const terms = Math.min(DEPTH, depth - from)
    for (let j = 0; j < columns; j += COLUMNS) {
      const width = Math.min(COLUMNS, columns - j)
      pack(packedRight, right, j, width, from, terms)
      for (let i = 0; i < rows; i += ROWS) {
        const height = Math.min(ROWS, rows - i)
        pack(packedLeft, left, i, height, from, terms)
        run.multiplyPacked(sumsAt, HEADER, rightAt, evenAbove(terms), tilesOf(height), tilesOf(width))
        addSums(target, i, j, height, width, sums, factor)
      }
    }
  }
}

const evenAbove = (count: number) => count + (count % 2)
const tilesOf = (count: number) => Math.ceil(count / 4)

/** Entry (i, c) of the block goes to ((i >> 2) depth + c) 4 + (i & 3); a column that is one too many is zero. */
function pack(
  packed: Float64Array,
  { table, at = 0, row, column = 1 }: Operand,
  firstRow: number,
  rows: number,
  firstColumn: number,
  columns: number,
): void {
  const depth = evenAbove(columns)
  const start = at + firstRow * row + firstColumn * column
  if (row === 1)
    for (let c = 0; c < columns; c++) {
      const from = start + c * column
      for (let i = 0; i < rows; i++) packed[((i >> 2) * depth + c) * 4 + (i & 3)] = table[from + i]!
    }
  else
    for (let i = 0; i < rows; i++) {
      const place = (i >> 2) * depth * 4 + (i & 3)
      const from = start + i * row
      for (let c = 0; c < columns; c++) packed[place + 4 * c] = table[from + c * column]!
    }
  if (depth > columns) for (let i = 0; i < rows; i++) packed[((i >> 2) * depth + columns) * 4 + (i & 3)] = 0
}

/** The block of C that begins at (top, left) grows by f times the sums; entry (i, j) of a tile is at 4 j + i. */
function addSums(
  { table, at = 0, row }: Omit<Operand, 'column'>,
  top: number,
  left: number,
  rows: number,
  columns: number,
  sums: Float64Array,
  factor: number,
): void {
  const stride = tilesOf(columns) * 16
  for (let i = 0; i < rows; i++) {
    const from = (i >> 2) * stride + (i & 3)
    const to = at + (top + i) * row + left
    for (let j = 0; j < columns; j++) table[to + j]! += factor * sums[from + 4 * j]!
  }
}
