import { formatError } from '../format-error.ts'
import { decimalAt } from './decimal-at.ts'
import { FORMAT, type MatrixMarketHeader } from './header.ts'
import { fieldText, type LineFields } from './line-fields.ts'

const PERCENT = 37

/** Whether a line that was split holds no data: blank lines and comments may stand anywhere. */
export const isEmptyLine = (bytes: Uint8Array, fields: LineFields): boolean =>
  fields.count === 0 || bytes[fields.from[0]!] === PERCENT

/** Numbers that make one value. */
export const VALUE_FIELDS = { real: 1, integer: 1, 'unsigned-integer': 1, complex: 2, pattern: 0 } as const

/** Refuses a line with more or fewer fields than one entry takes. E_FILE_FORMAT. */
export function checkFields({ count }: LineFields, needed: number, line: number): void {
  if (count !== needed)
    throw formatError(FORMAT, `Line ${line} has ${count} fields; an entry of this file has ${needed}.`, line)
}

/** Refuses a line behind the last entry that the header promises. E_FILE_FORMAT. */
export function checkPromised(seen: number, header: MatrixMarketHeader, line: number): void {
  if (seen >= header.lines)
    throw formatError(FORMAT, `Line ${line} is one too many: ${header.lines} entries were promised.`, line)
}

/** Refuses a file that ended before the last entry that the header promises. E_FILE_FORMAT. */
export function checkComplete(seen: number, header: MatrixMarketHeader): void {
  if (seen < header.lines)
    throw formatError(FORMAT, `The file ends after ${seen} entries; ${header.lines} were promised: it is cut off.`)
}

/** The number in field k of a line. E_FILE_FORMAT where there is none, or a whole one is due that is none or beyond 2^53. */
export function valueAt(
  bytes: Uint8Array,
  fields: LineFields,
  k: number,
  field: MatrixMarketHeader['field'],
  line: number,
): number {
  const value = decimalAt(bytes, fields.from[k]!, fields.to[k]!)
  if (value !== undefined && (field === 'real' || field === 'complex' || isWhole(value, field, bytes, fields, k)))
    return value
  const text = fieldText(bytes, fields.from[k]!, fields.to[k]!)
  throw formatError(FORMAT, `Line ${line}: "${text}" is no ${field} number that can be read exactly.`, line)
}

/** A whole number has no point and no exponent, and fits in a double. */
function isWhole(
  value: number,
  field: MatrixMarketHeader['field'],
  bytes: Uint8Array,
  fields: LineFields,
  k: number,
): boolean {
  if (!Number.isSafeInteger(value) || (field === 'unsigned-integer' && value < 0)) return false
  for (let at = fields.from[k]! + 1; at < fields.to[k]!; at++) if (bytes[at]! < 48 || bytes[at]! > 57) return false
  return true
}
