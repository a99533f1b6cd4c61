import type { SparseEntries } from '@freecurve/core'
import { ascendingOrder } from '@freecurve/numerics'

/** A sparse matrix by rows: the entries of row i are starts[i]…starts[i+1]−1, columns ascending, each place once. */
export interface CompressedRows {
  readonly size: number
  /** length size + 1 */
  readonly starts: Uint32Array
  readonly columns: Uint32Array
  readonly values: Float64Array
}

/**
 * A matrix by rows. Sorted twice, by column and then by row, so that columns ascend; entries of one place are put together
 * by `merge`. Memory 16 bytes an entry, twice.
 *
 * @param size number of rows
 * @param merge what becomes of two entries of one place; the sum, if nothing is said.
 */
export function compressedRows(
  { rows, columns, values }: SparseEntries,
  size: number,
  merge: (first: number, second: number, row: number, column: number) => number = (a, b) => a + b,
): CompressedRows {
  const order = ascendingOrder(rows, ascendingOrder(columns))
  const starts = new Uint32Array(size + 1)
  const outColumns = new Uint32Array(order.length)
  const outValues = new Float64Array(order.length)
  let count = 0
  let row = 0
  for (const entry of order) {
    for (; row < rows[entry]!; row++) starts[row + 1] = count
    if (count > starts[row]! && outColumns[count - 1] === columns[entry]) {
      outValues[count - 1] = merge(outValues[count - 1]!, values[entry]!, row, columns[entry]!)
      continue
    }
    outColumns[count] = columns[entry]!
    outValues[count] = values[entry]!
    count++
  }
  for (; row < size; row++) starts[row + 1] = count
  return { size, starts, columns: outColumns.slice(0, count), values: outValues.slice(0, count) }
}
