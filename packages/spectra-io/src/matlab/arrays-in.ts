import type { ByteSource, StoredArray } from '@freecurve/core'
import { countOf } from '../arrays/count-of.ts'
import { ELEMENT_TYPES } from '../arrays/element-type.ts'
import { columnMajor, stridedArray } from '../arrays/strided-array.ts'
import { formatError } from '../format-error.ts'
import { type ArrayHead, arrayClass, arrayHead, type PartSource } from './array-head.ts'
import { FORMAT } from './format.ts'
import { numericArray } from './numeric-array.ts'
import { type Part, partAt } from './part.ts'
import { sparseMatrix } from './sparse-matrix.ts'
import { CELL, MATRIX, NUMERIC, OTHERS, SPARSE, STRUCT } from './storage.ts'

/** Deeper nesting of cells and structs is a damaged file. */
const DEEPEST = 64

/** More arrays than these, or than the file has bytes, are a file made to burst: one takes 8 bytes, which hardly compress to less than one. */
const MOST_ARRAYS = 2 ** 20
const FEW_ARRAYS = 2 ** 14

/** What was found in a file so far. */
export interface Found {
  readonly arrays: StoredArray[]
  /** What holds no numbers, in words. */
  readonly others: Set<string>
  /** Arrays that were looked at. */
  looked: number
  /** Bytes of the whole file. */
  readonly fileSize: number
}

/**
 * Finds the arrays of numbers in a part that holds an array: itself, or those in the fields of a struct (key `s/field`, or `s/2/field`
 * in a struct array) and in a cell (key `c/0`), counted from 0 in column order.
 *
 * @param key of the array; undefined where its own name is the key.
 * @throws E_FILE_FORMAT
 */
export async function arraysIn(
  source: PartSource,
  part: Part,
  key: string | undefined,
  found: Found,
  depth = 0,
): Promise<void> {
  if (part.type !== MATRIX)
    throw formatError(FORMAT, `There is a data element of type ${part.type} where an array stands.`, part.from)
  if (depth > DEEPEST) throw formatError(FORMAT, `Cells and structs are nested more than ${DEEPEST} deep.`, part.from)
  const most = Math.min(MOST_ARRAYS, FEW_ARRAYS + found.fileSize)
  if (++found.looked > most) throw formatError(FORMAT, `There are more than ${most} arrays.`, part.from)
  if (part.from === part.to) {
    found.arrays.push(emptyArray(source.file, key ?? ''))
    return
  }
  const type = await arrayClass(source, part)
  const other = OTHERS[type]
  if (other !== undefined) {
    found.others.add(other)
    return
  }
  const head = await arrayHead(source, part)
  const own = key ?? head.name
  if (type === CELL) await cellArrays(source, head, own, found, depth)
  else if (type === STRUCT) await structArrays(source, head, own, found, depth)
  else if (type === SPARSE) found.arrays.push(await sparseMatrix(source, head, own, found.fileSize))
  else if (NUMERIC[type] !== undefined) found.arrays.push(await numericArray(source, head, own))
  else throw formatError(FORMAT, `There is an array of the unknown class ${type}.`, part.from)
}

/** An empty array in a cell or a field may be written as nothing at all; it is [] of doubles then. */
const emptyArray = (file: ByteSource, key: string): StoredArray => {
  const shape = [0, 0]
  const type = ELEMENT_TYPES.float64
  return stridedArray(file, { format: FORMAT, key, type, little: true, shape, steps: columnMajor(shape, 8), at: 0 })
}

async function cellArrays(
  source: PartSource,
  head: ArrayHead,
  key: string,
  found: Found,
  depth: number,
): Promise<void> {
  const count = countOf(head.shape)
  await eachArray(source, head.at, head.end, count, (k) => `${key}/${k}`, found, depth)
}

async function structArrays(
  source: PartSource,
  head: ArrayHead,
  key: string,
  found: Found,
  depth: number,
): Promise<void> {
  const { paged, little } = source
  const width = await partAt(paged, head.at, head.end, little)
  const names = await partAt(paged, width.next, head.end, little)
  const fields = await fieldNames(source, width, names)
  const count = countOf(head.shape)
  const keyOf = (k: number): string => {
    const field = fields[k % fields.length]!
    return count === 1 ? `${key}/${field}` : `${key}/${Math.floor(k / fields.length)}/${field}`
  }
  await eachArray(source, names.next, head.end, count * fields.length, keyOf, found, depth)
}

/** Names of the fields of a struct: each in as many bytes as the longest, with zeros behind it. */
async function fieldNames({ paged, little }: PartSource, width: Part, names: Part): Promise<readonly string[]> {
  const bytes = await paged.read(width.from, width.to)
  const length = bytes.length === 4 ? new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0, little) : 0
  const total = names.to - names.from
  if (length <= 0 || total % length !== 0)
    throw formatError(FORMAT, 'The field names of a struct are damaged.', width.from)
  const text = await paged.read(names.from, names.to)
  return Array.from({ length: total / length }, (_, k) =>
    new TextDecoder().decode(text.subarray(k * length, (k + 1) * length)).replace(/\0.*$/s, ''),
  )
}

async function eachArray(
  source: PartSource,
  from: number,
  end: number,
  count: number,
  keyOf: (k: number) => string,
  found: Found,
  depth: number,
): Promise<void> {
  let at = from
  for (let k = 0; k < count; k++) {
    const part = await partAt(source.paged, at, end, source.little)
    await arraysIn(source, part, keyOf(k), found, depth + 1)
    at = part.next
  }
  if (at < end) throw formatError(FORMAT, `A cell or struct ends ${end - at} bytes behind its last array.`, at)
}
