import { ELEMENT_TYPES, type ElementType } from '../arrays/element-type.ts'
import { formatError } from '../format-error.ts'
import type { PythonValue } from './python-literal.ts'

/** A column of an npy file: the whole of a plain array, one field of a structured one. */
interface NpyColumn {
  /** Field name; empty for a plain array. */
  readonly key: string
  readonly type: ElementType
  readonly little: boolean
  /** Bytes from the start of a record. */
  readonly offset: number
}

/** What an npy file's records are made of. */
export interface NpyRecord {
  /** Bytes per record. */
  readonly size: number
  /** The columns that hold numbers. */
  readonly columns: readonly NpyColumn[]
}

/** Types of numbers by their letter and width. */
export const NUMPY_NUMBERS: { readonly [type: string]: ElementType } = {
  f2: ELEMENT_TYPES.float16,
  f4: ELEMENT_TYPES.float32,
  f8: ELEMENT_TYPES.float64,
  c8: ELEMENT_TYPES.complex64,
  c16: ELEMENT_TYPES.complex128,
  i1: ELEMENT_TYPES.int8,
  i2: ELEMENT_TYPES.int16,
  i4: ELEMENT_TYPES.int32,
  i8: ELEMENT_TYPES.int64,
  u1: ELEMENT_TYPES.uint8,
  u2: ELEMENT_TYPES.uint16,
  u4: ELEMENT_TYPES.uint32,
  u8: ELEMENT_TYPES.uint64,
  b1: ELEMENT_TYPES.bool,
}

const REFUSED: { readonly [letter: string]: string } = {
  c: 'complex numbers of a width that only some machines have; save array.astype("<c16")',
  f: 'floats of a width that only some machines have; save array.astype("<f8")',
  O: 'Python objects in records; save a plain float array',
  S: 'texts, not numbers',
  a: 'texts, not numbers',
  U: 'texts, not numbers',
  V: 'raw bytes, not numbers',
  M: 'dates, not numbers',
  m: 'time spans, not numbers',
}

/** Bytes of one text character or raw byte, by the letter of the type. */
const WIDTHS: { readonly [letter: string]: number } = { U: 4 }

/**
 * The records behind the `descr` field of a header: `'<f8'`, `'>i4'`, `'|b1'`, or a list of named fields
 * `[('x', '<f8'), ('y', '<i4')]`, of which those with numbers become columns.
 *
 * @throws E_FILE_FORMAT for types that hold no numbers, or no numbers that every machine reads alike.
 */
export function npyRecord(descr: PythonValue | undefined): NpyRecord {
  if (!Array.isArray(descr)) {
    const { type, little } = numberType(descr)
    return { size: type.size, columns: [{ key: '', type, little, offset: 0 }] }
  }
  const columns: NpyColumn[] = []
  let offset = 0
  for (const field of descr as readonly PythonValue[]) {
    const [name, type, ...more]: readonly PythonValue[] = Array.isArray(field) ? field : []
    if (typeof name !== 'string' || type === undefined || more.length > 0) throw strange(descr)
    const text = typeof type === 'string' ? type : undefined
    const known = text !== undefined && letterOf(text) in WIDTHS_OF_NO_NUMBERS ? undefined : numberType(type)
    if (known !== undefined) columns.push({ key: name, offset, ...known })
    offset += known?.type.size ?? widthOf(text!)
  }
  if (columns.length === 0) throw strange(descr)
  return { size: offset, columns }
}

/** Whether the elements of a plain array are texts, dates or raw bytes. */
export const holdsNoNumbers = (descr: PythonValue | undefined): boolean =>
  typeof descr === 'string' && letterOf(descr) in WIDTHS_OF_NO_NUMBERS

/** Types that are no numbers: fields of records with them are stepped over. */
const WIDTHS_OF_NO_NUMBERS: { readonly [letter: string]: true } = {
  S: true,
  a: true,
  U: true,
  V: true,
  M: true,
  m: true,
}

const letterOf = (descr: string): string => /^[<>|=]?([A-Za-z])/.exec(descr)?.[1] ?? ''

function widthOf(descr: string): number {
  const [, letter, width] = /^[<>|=]?([A-Za-z])(\d*)/.exec(descr) ?? []
  return (WIDTHS[letter ?? ''] ?? 1) * Number(width || 8)
}

function numberType(descr: PythonValue | undefined): { readonly type: ElementType; readonly little: boolean } {
  const [, order, name] = /^([<>|])(.+)$/.exec(typeof descr === 'string' ? descr : '') ?? []
  const type = name !== undefined && Object.hasOwn(NUMPY_NUMBERS, name) ? NUMPY_NUMBERS[name] : undefined
  const why = REFUSED[name?.[0] ?? '']
  if (type === undefined && why !== undefined) throw formatError('npy', `The file holds ${why} (dtype ${descr}).`)
  if (type === undefined || (order === '|' && type.size > 1)) throw strange(descr)
  return { type, little: order === '<' }
}

const strange = (descr: unknown) =>
  formatError('npy', `Unknown dtype ${JSON.stringify(descr)?.slice(0, 80)}. Save array.astype("<f8").`)
