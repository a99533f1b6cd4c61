import type { SparseEntries } from '@freecurve/core'
import { refusal } from '../views/refusal.ts'
import { type CompressedRows, compressedRows } from './compressed-rows.ts'

/** Share of an entry by which a_ij and a_ji may differ: the rounding of sums in two orders. Chosen. */
const ROUNDING = 1e-10

/** A real symmetric sparse matrix by rows, all of it compared with its transpose. Throws E_MATRIX where it is none. */
export function symmetricRows(entries: SparseEntries, size: number): CompressedRows {
  if (entries.imaginary?.some((x) => x !== 0)) throw refusal('The matrix is complex; a real one is wanted.', 'complex')
  const matrix = compressedRows(entries, size)
  const mirrored = compressedRows({ rows: entries.columns, columns: entries.rows, values: entries.values }, size)
  for (let row = 0; row < size; row++) {
    const [from, to] = [matrix.starts[row]!, matrix.starts[row + 1]!]
    if (mirrored.starts[row + 1] !== to) throw notSymmetric(row)
    for (let k = from; k < to; k++) {
      const value = matrix.values[k]!
      if (matrix.columns[k] !== mirrored.columns[k]) throw notSymmetric(row)
      if (!(Math.abs(value - mirrored.values[k]!) <= ROUNDING * Math.abs(value))) throw notSymmetric(row)
    }
  }
  return matrix
}

const notSymmetric = (row: number) =>
  refusal(
    `The sparse matrix is not symmetric: row ${row} is not column ${row}. If an undirected graph is meant, save A + Aᵀ.`,
    'not symmetric',
    row,
  )
