import type { NumberArray, SparseEntries, StoredArray } from '@freecurve/core'
import { ascendingOrder } from '@freecurve/numerics'
import { checkWarranted } from './check-warranted.ts'
import { sparseBlock } from './sparse-block.ts'

/** A sparse matrix in a file. */
export interface SparseMatrix {
  /** Id of the reader, for messages. */
  readonly format: string
  readonly key: string
  readonly type: string
  readonly shape: readonly [rows: number, columns: number]
  /** Bytes of the file it comes from, which bound what may be allocated for it. */
  readonly fileSize: number
}

/**
 * A sparse matrix of which only the entries are held, once they are first asked for. `read` makes a full matrix of them, which
 * E_FILE_FORMAT refuses where it would be far larger than the file warrants; `block` looks up the wanted rows in an index
 * as long as the entries. Entries of one
 * place add up in the order in which they are stored.
 *
 * @param load reads the entries; their indices are within the shape.
 */
export function sparseArray(matrix: SparseMatrix, load: () => Promise<SparseEntries>): StoredArray {
  const { format, key, type, shape, fileSize } = matrix
  const [height, width] = shape
  let loaded: Promise<SparseEntries> | undefined
  let ordered: Promise<Uint32Array> | undefined
  const entries = () => {
    loaded ??= load()
    return loaded
  }
  return Object.freeze({
    key,
    shape,
    type,
    entries,
    read: async () => {
      checkWarranted(format, height * width, fileSize)
      return dense(await entries(), shape)
    },
    block: async (rows: Uint32Array, columns: Uint32Array) => {
      ordered ??= entries().then((stored) => ascendingOrder(stored.rows))
      const byRow = await ordered
      return sparseBlock(await entries(), byRow, rows, columns)
    },
  })
}

function dense({ rows, columns, values, imaginary }: SparseEntries, shape: readonly [number, number]): NumberArray {
  const [height, width] = shape
  const add = (from: Float64Array): Float64Array => {
    const sums = new Float64Array(height * width)
    for (let k = 0; k < from.length; k++) sums[rows[k]! * width + columns[k]!]! += from[k]!
    return sums
  }
  return imaginary === undefined
    ? { values: add(values), shape }
    : { values: add(values), imaginary: add(imaginary), shape }
}
