import type { NumberArray, SparseEntries } from '@freecurve/core'
import { ascendingOrder } from '@freecurve/numerics'
import { firstAtLeast } from './first-at-least.ts'

/**
 * The entries rows × columns of a sparse matrix, shape [rows.length, columns.length]. Costs the stored entries of the wanted rows, each
 * looked up among the wanted columns, and no memory but the result, however large the matrix is.
 *
 * @param byRow ascending order of the rows of the entries.
 */
export function sparseBlock(
  { rows: rowOf, columns: columnOf, values, imaginary }: SparseEntries,
  byRow: Uint32Array,
  rows: Uint32Array,
  columns: Uint32Array,
): NumberArray {
  const byColumn = ascendingOrder(columns)
  const pick = (from: Float64Array): Float64Array => {
    const picked = new Float64Array(rows.length * columns.length)
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      for (let k = firstAtLeast(rowOf, byRow, row); k < byRow.length && rowOf[byRow[k]!] === row; k++) {
        const entry = byRow[k]!
        const column = columnOf[entry]!
        for (
          let j = firstAtLeast(columns, byColumn, column);
          j < byColumn.length && columns[byColumn[j]!] === column;
          j++
        )
          picked[i * columns.length + byColumn[j]!]! += from[entry]!
      }
    }
    return picked
  }
  const block = { values: pick(values), shape: [rows.length, columns.length] }
  return imaginary === undefined ? block : { ...block, imaginary: pick(imaginary) }
}
