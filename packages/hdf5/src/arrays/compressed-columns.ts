import type { NumberArray, SparseEntries } from '@freecurve/core'
import { formatError } from '@freecurve/spectra-io'

/**
 * The entries of a sparse matrix in compressed columns: column c holds entries start[c] … start[c+1]−1, whose rows are given.
 *
 * @throws E_FILE_FORMAT where starts or rows are none.
 */
export function compressedColumns(
  key: string,
  height: number,
  start: Float64Array,
  rowOf: Float64Array,
  { values, imaginary }: Pick<NumberArray, 'values' | 'imaginary'>,
): SparseEntries {
  const refuse = (what: string) => formatError('hdf5', `Sparse matrix "${key}" is damaged: ${what}.`)
  const count = values.length
  if (rowOf.length !== count) throw refuse(`${count} entries have ${rowOf.length} rows`)
  if (start[0] !== 0 || start[start.length - 1] !== count) throw refuse(`its columns do not go from 0 to ${count}`)
  const rows = new Uint32Array(count)
  const columns = new Uint32Array(count)
  for (let c = 0; c + 1 < start.length; c++) {
    const end = start[c + 1]!
    if (!(end >= start[c]! && end <= count)) throw refuse(`column ${c} ends before it begins`)
    for (let k = start[c]!; k < end; k++) {
      const row = rowOf[k]!
      if (!(row >= 0 && row < height)) throw refuse(`row ${row} is not in a matrix of ${height} rows`)
      rows[k] = row
      columns[k] = c
    }
  }
  return imaginary === undefined ? { rows, columns, values } : { rows, columns, values, imaginary }
}
