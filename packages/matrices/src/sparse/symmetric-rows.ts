import type { SparseEntries } from '@freecurve/core'
import { refusal } from '../views/refusal.ts'
import { type CompressedRows, compressedRows } from './compressed-rows.ts'

/** Share of an entry by which a_ij and a_ji may differ: the rounding of sums in two orders. Chosen. */
const ROUNDING = 1e-10

/**
 * A real symmetric sparse matrix by rows, all of it compared with its mirror image. As rows are gone through in ascending order, the
 * entries that mirror those of row j come in the order in which row j holds them: each row needs no more than the place of its next one.
 *
 * @throws E_MATRIX where it is none.
 */
export function symmetricRows(entries: SparseEntries, size: number): CompressedRows {
  if (entries.imaginary?.some((x) => x !== 0)) throw refusal('The matrix is complex; a real one is wanted.', 'complex')
  const matrix = compressedRows(entries, size)
  const { starts, columns, values } = matrix
  const next = starts.slice(0, size)
  for (let row = 0; row < size; row++)
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const column = columns[k]!
      const mirrored = next[column]!++
      if (mirrored >= starts[column + 1]! || columns[mirrored] !== row) throw notSymmetric(row)
      const value = values[k]!
      if (!(Math.abs(value - values[mirrored]!) <= ROUNDING * Math.abs(value))) throw notSymmetric(row)
    }
  return matrix
}

const notSymmetric = (row: number) =>
  refusal(
    `The sparse matrix is not symmetric: row ${row} is not column ${row}. If an undirected graph is meant, save A + Aᵀ.`,
    'not symmetric',
    row,
  )
