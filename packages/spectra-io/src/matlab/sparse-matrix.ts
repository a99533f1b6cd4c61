import type { SparseEntries, StoredArray } from '@freecurve/core'
import { sparseArray } from '../arrays/sparse-array.ts'
import { formatError } from '../format-error.ts'
import { type ArrayHead, numbersOf, type PartSource } from './array-head.ts'
import { FORMAT } from './format.ts'
import { checkEnd } from './numeric-array.ts'
import { type Part, partAt } from './part.ts'

/** The parts of a sparse matrix in compressed columns. */
interface SparseParts {
  /** Row of each entry, ascending in each column. */
  readonly rows: Part
  /** Number of the first entry of each column, and at last that of all entries; length columns + 1. */
  readonly starts: Part
  readonly real: Part
  readonly imaginary: Part | undefined
  readonly logical: boolean
}

/** A sparse matrix in compressed columns. `fileSize` bounds what may be allocated for it. */
export async function sparseMatrix(
  source: PartSource,
  head: ArrayHead,
  key: string,
  fileSize: number,
): Promise<StoredArray> {
  const { paged, little } = source
  const [rows, columns, ...more] = head.shape
  if (rows === undefined || columns === undefined || more.length > 0)
    throw formatError(FORMAT, `A sparse matrix has the shape [${head.shape.join(', ')}].`, head.at)
  const rowPart = await partAt(paged, head.at, head.end, little)
  const starts = await partAt(paged, rowPart.next, head.end, little)
  const real = await partAt(paged, starts.next, head.end, little)
  const imaginary = head.complex ? await partAt(paged, real.next, head.end, little) : undefined
  checkEnd(imaginary ?? real, head)
  const type = head.complex ? 'complex128' : head.logical ? 'bool' : 'float64'
  return sparseArray({ format: FORMAT, key, type, shape: [rows, columns], fileSize }, () =>
    entriesOf(source, { rows: rowPart, starts, real, imaginary, logical: head.logical }, rows, columns),
  )
}

async function entriesOf(
  source: PartSource,
  parts: SparseParts,
  height: number,
  width: number,
): Promise<SparseEntries> {
  const starts = await numbersOf(source, parts.starts)
  if (starts.length !== width + 1)
    throw formatError(
      FORMAT,
      `A sparse matrix of ${width} columns has ${starts.length} column starts.`,
      parts.starts.from,
    )
  const rowOf = await numbersOf(source, parts.rows)
  const count = starts[width]!
  checkStarts(starts, rowOf.length, parts.starts.from)
  const real = await numbersOf(source, parts.logical ? flagsAsBytes(parts.real, rowOf.length) : parts.real)
  const imaginary = parts.imaginary && (await numbersOf(source, parts.imaginary))
  if (real.length < count || (imaginary !== undefined && imaginary.length < count))
    throw formatError(FORMAT, `A sparse matrix of ${count} entries has ${real.length} values.`, parts.real.from)
  const rows = new Uint32Array(count)
  const columns = new Uint32Array(count)
  for (let column = 0; column < width; column++)
    for (let k = starts[column]!; k < starts[column + 1]!; k++) {
      const row = rowOf[k]!
      const ascending = k === starts[column]! || row > rowOf[k - 1]!
      if (!(row >= 0 && row < height && Number.isInteger(row) && ascending))
        throw formatError(FORMAT, `Row ${row} of a sparse matrix is out of range or order.`, parts.rows.from)
      rows[k] = row
      columns[k] = column
    }
  const entries = { rows, columns, values: real.subarray(0, count) }
  return imaginary === undefined ? entries : { ...entries, imaginary: imaginary.subarray(0, count) }
}

const DOUBLES = 9
const BYTES = 2

/** MATLAB writes the entries of a sparse logical matrix as one byte each and calls them doubles. */
const flagsAsBytes = (part: Part, count: number): Part =>
  part.type === DOUBLES && part.to - part.from === count ? { ...part, type: BYTES } : part

/** Column starts begin with 0, do not descend, and end within the entries. */
function checkStarts(starts: Float64Array, entries: number, at: number): void {
  let before = 0
  for (let k = 0; k < starts.length; k++) {
    const start = starts[k]!
    if (!Number.isInteger(start) || start < before || start > entries || (k === 0 && start !== 0))
      throw formatError(FORMAT, `Column ${k} of a sparse matrix begins with entry ${start}.`, at)
    before = start
  }
}
