import type { ByteSource, NumberArray } from '@freecurve/core'
import { forEachLine } from '../bytes/for-each-line.ts'
import { checkComplete, checkFields, checkPromised, isEmptyLine, VALUE_FIELDS, valueAt } from './data-line.ts'
import { FORMAT, type MatrixMarketHeader } from './header.ts'
import { lineFields, splitLine } from './line-fields.ts'
import { checkDiagonal } from './read-coordinates.ts'

/**
 * The matrix of an array file, one entry a line, column by column; of a symmetric one the file holds the lower triangle only.
 *
 * @throws E_FILE_FORMAT with the line number.
 */
export async function readArray(file: ByteSource, header: MatrixMarketHeader): Promise<NumberArray> {
  const { field, symmetry, shape } = header
  const [height, width] = shape
  const values = new Float64Array(height * width)
  const imaginary = field === 'complex' ? new Float64Array(height * width) : undefined
  const mirrored = symmetry !== 'general'
  const below = symmetry === 'skew-symmetric' ? 1 : 0
  const sign = symmetry === 'skew-symmetric' ? -1 : 1
  const imaginarySign = symmetry === 'symmetric' ? 1 : -1
  const fields = lineFields(2)
  let seen = 0
  let row = below
  let column = 0
  await forEachLine(file, FORMAT, header.dataAt, header.line, (bytes, from, to, line) => {
    splitLine(bytes, from, to, fields)
    if (isEmptyLine(bytes, fields)) return true
    checkPromised(seen++, header, line)
    checkFields(fields, VALUE_FIELDS[field], line)
    const value = valueAt(bytes, fields, 0, field, line)
    const other = imaginary === undefined ? 0 : valueAt(bytes, fields, 1, field, line)
    if (row === column) checkDiagonal(symmetry, other, row, line)
    if (mirrored && row !== column) {
      values[column * width + row] = sign * value
      if (imaginary !== undefined) imaginary[column * width + row] = imaginarySign * other
    }
    values[row * width + column] = value
    if (imaginary !== undefined) imaginary[row * width + column] = other
    if (++row === height) {
      column++
      row = mirrored ? column + below : 0
    }
    return true
  })
  checkComplete(seen, header)
  return imaginary === undefined ? { values, shape } : { values, imaginary, shape }
}
