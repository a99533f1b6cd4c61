import type { NumberArray, SparseEntries, StoredArray } from '@freecurve/core'

/** An array in memory as a file would hold it. */
export function storedArray(array: NumberArray, type: string): StoredArray {
  const { values, imaginary, shape } = array
  const pick = (from: Float64Array, rows: Uint32Array, columns: Uint32Array) =>
    Float64Array.from([...rows].flatMap((i) => [...columns].map((j) => from[i * shape[1]! + j]!)))
  return {
    key: '',
    shape,
    type,
    read: async () => array,
    block: async (rows, columns) => ({
      values: pick(values, rows, columns),
      imaginary: imaginary && pick(imaginary, rows, columns),
      shape: [rows.length, columns.length],
    }),
  }
}

/** A table of numbers as a file would hold it. */
export const storedOf = (rows: readonly (readonly number[])[], type = 'float64'): StoredArray =>
  storedArray({ values: Float64Array.from(rows.flat()), shape: [rows.length, rows[0]?.length ?? 0] }, type)

/** Entries [row, column, value] of a square matrix as a sparse file would hold them. */
export function sparseOf(size: number, list: readonly (readonly [number, number, number])[]): StoredArray {
  const entries: SparseEntries = {
    rows: Uint32Array.from(list, ([row]) => row),
    columns: Uint32Array.from(list, ([, column]) => column),
    values: Float64Array.from(list, ([, , value]) => value),
  }
  const dense = storedOf(Array.from({ length: size }, () => Array.from({ length: size }, () => 0)))
  return { ...dense, entries: async () => entries }
}

/** All of a source's matrix, row by row. */
export async function wholeOf(source: {
  readonly size: number
  principal(indices: Uint32Array): Promise<{ readonly data: Float64Array }>
}): Promise<readonly (readonly number[])[]> {
  const { data } = await source.principal(Uint32Array.from({ length: source.size }, (_, k) => k))
  return Array.from({ length: source.size }, (_, i) => [...data.subarray(i * source.size, (i + 1) * source.size)])
}

/** The code a promise is rejected with. */
export const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'nothing was thrown',
    (error) => error.code ?? error,
  )
