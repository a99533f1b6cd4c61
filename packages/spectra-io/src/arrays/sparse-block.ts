import type { NumberArray, SparseEntries } from '@freecurve/core'
import type { RowIndex } from './row-index.ts'

/**
 * The entries rows × columns of a sparse matrix, shape [rows.length, columns.length]. Costs the stored entries of the wanted rows, and a
 * table as long as the matrix is wide.
 */
export function sparseBlock(
  { columns: columnOf, values, imaginary }: SparseEntries,
  { start, order }: RowIndex,
  rows: Uint32Array,
  columns: Uint32Array,
  width: number,
): NumberArray {
  const { first, next } = placesOf(columns, width)
  const pick = (from: Float64Array): Float64Array => {
    const picked = new Float64Array(rows.length * columns.length)
    for (let i = 0; i < rows.length; i++) {
      const line = i * columns.length - 1
      const end = start[rows[i]! + 1]!
      for (let k = start[rows[i]!]!; k < end; k++) {
        const entry = order[k]!
        for (let place = first[columnOf[entry]!]!; place > 0; place = next[place - 1]!)
          picked[line + place]! += from[entry]!
      }
    }
    return picked
  }
  const block = { values: pick(values), shape: [rows.length, columns.length] }
  return imaginary === undefined ? block : { ...block, imaginary: pick(imaginary) }
}

/**
 * Where each column of the matrix stands among the wanted ones, counted from 1: `first` (length width, 0 for none), then `next` of each
 * place for one that is wanted more than once.
 */
function placesOf(columns: Uint32Array, width: number): { readonly first: Uint32Array; readonly next: Uint32Array } {
  const first = new Uint32Array(width)
  const next = new Uint32Array(columns.length)
  for (let place = columns.length; place > 0; place--) {
    const column = columns[place - 1]!
    next[place - 1] = first[column]!
    first[column] = place
  }
  return { first, next }
}
