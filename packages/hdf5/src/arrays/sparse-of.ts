import type { NumberArray, SparseEntries, StoredArray } from '@freecurve/core'
import {
  checkWarranted,
  countOf,
  expandCompressed,
  formatError,
  indicesWithin,
  sparseArray,
} from '@freecurve/spectra-io'
import type { SparseMeaning } from '../conventions/meaning.ts'
import type { Dataset } from '../library/types.ts'
import { arrayOf, type OpenFile } from './array-of.ts'

/** Most rows or columns: indices are 32 bits wide. */
const MOST = 2 ** 32 - 1

/** A sparse matrix in compressed columns. */
export async function sparseOf(
  open: OpenFile,
  datasets: ReadonlyMap<string, Dataset>,
  { key, values, rowOf, startOf, height }: SparseMeaning,
): Promise<StoredArray> {
  const part = async (path: string): Promise<StoredArray | undefined> => {
    const dataset = datasets.get(path)
    const plain = { key: path, reversed: false, logical: false }
    return dataset && arrayOf(open, dataset, plain)
  }
  const [data, rows, start] = await Promise.all([part(values), part(rowOf), part(startOf)])
  const lines = typeof height === 'number' ? height : (await (await part(height))?.read())?.values[0]
  const count = start === undefined ? 0 : countOf(start.shape)
  if (start === undefined || count === 0 || lines === undefined || !(lines <= MOST && count - 1 <= MOST))
    throw formatError('hdf5', `Sparse matrix "${key}" lacks its columns or its size.`)
  const fileSize = open.file.size
  const matrix = { format: 'hdf5', key, type: data?.type ?? 'float64', shape: [lines, count - 1] as const, fileSize }
  return sparseArray(matrix, async () => {
    checkWarranted('hdf5', count, fileSize)
    const none = { values: new Float64Array(0) }
    const { values: starts } = await start.read()
    const inColumn = indicesWithin(((await rows?.read()) ?? none).values, lines, 'hdf5')
    const columns = expandCompressed(starts, count - 1, inColumn.length, 'hdf5')
    const { values: numbers, imaginary }: Pick<NumberArray, 'values' | 'imaginary'> = (await data?.read()) ?? none
    if (numbers.length !== inColumn.length)
      throw formatError(
        'hdf5',
        `Sparse matrix "${key}" has ${inColumn.length} rows of entries, but ${numbers.length} values.`,
      )
    const entries: SparseEntries = { rows: inColumn, columns, values: numbers }
    return imaginary === undefined ? entries : { ...entries, imaginary }
  })
}
