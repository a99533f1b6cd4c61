import type { ByteSource, SparseEntries } from '@freecurve/core'
import { forEachLine } from '../bytes/for-each-line.ts'
import { formatError } from '../format-error.ts'
import { checkComplete, checkFields, checkPromised, isEmptyLine, VALUE_FIELDS, valueAt } from './data-line.ts'
import { wholeAt } from './decimal-at.ts'
import { FORMAT, type MatrixMarketHeader } from './header.ts'
import { fieldText, type LineFields, lineFields, splitLine } from './line-fields.ts'

/**
 * The entries of a coordinate file; of a symmetric one those above the diagonal as well, though the file holds none of them.
 *
 * @throws E_FILE_FORMAT with the line number: no number, an index out of range, an entry above the diagonal of a symmetric matrix, one
 * on the diagonal of a skew-symmetric one, fewer or more entries than were promised.
 */
export async function readCoordinates(file: ByteSource, header: MatrixMarketHeader): Promise<SparseEntries> {
  const { field, symmetry, shape, lines } = header
  const mirrored = symmetry !== 'general'
  const room = mirrored ? 2 * lines : lines
  const rows = new Uint32Array(room)
  const columns = new Uint32Array(room)
  const values = new Float64Array(room)
  const imaginary = field === 'complex' ? new Float64Array(room) : undefined
  const sign = symmetry === 'skew-symmetric' ? -1 : 1
  const imaginarySign = symmetry === 'symmetric' ? 1 : -1
  const needed = 2 + VALUE_FIELDS[field]
  const fields = lineFields(4)
  let seen = 0
  let stored = 0
  await forEachLine(file, FORMAT, header.dataAt, header.line, (bytes, from, to, line) => {
    splitLine(bytes, from, to, fields)
    if (isEmptyLine(bytes, fields)) return true
    checkPromised(seen++, header, line)
    checkFields(fields, needed, line)
    const row = indexAt(bytes, fields, 0, shape[0], line)
    const column = indexAt(bytes, fields, 1, shape[1], line)
    const value = field === 'pattern' ? 1 : valueAt(bytes, fields, 2, field, line)
    const other = imaginary === undefined ? 0 : valueAt(bytes, fields, 3, field, line)
    if (mirrored) checkTriangle(row, column, symmetry, other, line)
    rows[stored] = row
    columns[stored] = column
    values[stored] = value
    if (imaginary !== undefined) imaginary[stored] = other
    stored++
    if (!mirrored || row === column) return true
    rows[stored] = column
    columns[stored] = row
    values[stored] = sign * value
    if (imaginary !== undefined) imaginary[stored] = imaginarySign * other
    stored++
    return true
  })
  checkComplete(seen, header)
  const entries = {
    rows: rows.subarray(0, stored),
    columns: columns.subarray(0, stored),
    values: values.subarray(0, stored),
  }
  return imaginary === undefined ? entries : { ...entries, imaginary: imaginary.subarray(0, stored) }
}

/** Indices are counted from 1 in the file. */
function indexAt(bytes: Uint8Array, fields: LineFields, k: number, size: number, line: number): number {
  const index = wholeAt(bytes, fields.from[k]!, fields.to[k]!)
  if (index >= 1 && index <= size) return index - 1
  const text = fieldText(bytes, fields.from[k]!, fields.to[k]!)
  const which = k === 0 ? 'row' : 'column'
  throw formatError(FORMAT, `Line ${line}: "${text}" is no ${which} of 1 to ${size}.`, line)
}

function checkTriangle(
  row: number,
  column: number,
  symmetry: MatrixMarketHeader['symmetry'],
  imaginary: number,
  line: number,
): void {
  if (row < column)
    throw formatError(
      FORMAT,
      `Line ${line}: entry (${row + 1}, ${column + 1}) lies above the diagonal; a ${symmetry} file holds the lower triangle only.`,
      line,
    )
  if (row === column) checkDiagonal(symmetry, imaginary, row, line)
}

/** The diagonal of a skew-symmetric matrix is zero and not stored; that of a Hermitian one is real. */
export function checkDiagonal(
  symmetry: MatrixMarketHeader['symmetry'],
  imaginary: number,
  row: number,
  line: number,
): void {
  if (symmetry === 'skew-symmetric' || (symmetry === 'hermitian' && imaginary !== 0))
    throw formatError(
      FORMAT,
      `Line ${line}: entry (${row + 1}, ${row + 1}) lies on the diagonal, which is ${symmetry === 'hermitian' ? 'real' : 'not stored'} in a ${symmetry} file.`,
      line,
    )
}
