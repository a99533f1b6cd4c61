import type { NumberArray, StoredArray } from '@freecurve/core'
import { checkWarranted } from '@freecurve/spectra-io'

/**
 * Columns, two or more of one length, as one matrix without a name: shape [rows, columns]. A block reads only the columns that are wanted,
 * each as a whole, and keeps them; E_FILE_FORMAT where they are far larger than the file warrants.
 *
 * @param fileSize bytes of the file.
 */
export function tableOf(columns: readonly StoredArray[], rows: number, fileSize: number): StoredArray {
  const shape = [rows, columns.length]
  return Object.freeze({
    key: '',
    shape,
    type: [...new Set(columns.map(({ type }) => type))].join(', '),
    read: async (): Promise<NumberArray> => {
      checkWarranted('parquet', rows * columns.length, fileSize)
      const values = new Float64Array(rows * columns.length)
      for (const [c, column] of columns.entries()) {
        const { values: from } = await column.read()
        for (let k = 0; k < rows; k++) values[k * columns.length + c] = from[k]!
      }
      return { values, shape }
    },
    block: async (some: Uint32Array, wanted: Uint32Array): Promise<NumberArray> => {
      checkWarranted('parquet', rows * new Set(wanted).size, fileSize)
      const width = wanted.length
      const values = new Float64Array(some.length * width)
      for (let j = 0; j < width; j++) {
        const { values: from } = await columns[wanted[j]!]!.read()
        for (let i = 0; i < some.length; i++) values[i * width + j] = from[some[i]!]!
      }
      return { values, shape: [some.length, width] }
    },
  })
}
