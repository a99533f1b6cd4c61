import type { NumberArray, SparseEntries, StoredArray } from '@freecurve/core'
import { checkWarranted } from '../arrays/check-warranted.ts'

/**
 * A sparse matrix whose entries are read as a whole when they are first asked for. Entries of one place add up.
 *
 * @param format id of the reader, for messages.
 * @param fileSize bytes of the file, which bounds how large a matrix of all its numbers may be.
 */
export function sparseArray(
  about: Pick<StoredArray, 'key' | 'type'> & { readonly shape: readonly [number, number] },
  format: string,
  fileSize: number,
  load: () => Promise<SparseEntries>,
): StoredArray {
  const [height, width] = about.shape
  let loaded: Promise<SparseEntries> | undefined
  const entries = () => {
    loaded ??= load()
    return loaded
  }
  return Object.freeze({
    ...about,
    entries,
    read: async () => {
      checkWarranted(format, height * width, fileSize)
      return spread(await entries(), about.shape, (row, column, put) => put(row * width + column))
    },
    block: async (rows: Uint32Array, columns: Uint32Array) => {
      const rowPlaces = placesOf(rows)
      const columnPlaces = placesOf(columns)
      return spread(await entries(), [rows.length, columns.length], (row, column, put) => {
        const across = columnPlaces.get(column)
        if (across === undefined) return
        for (const i of rowPlaces.get(row) ?? []) for (const j of across) put(i * columns.length + j)
      })
    },
  })
}

/** Adds every entry to the places that it has in the result. */
function spread(
  { rows, columns, values, imaginary }: SparseEntries,
  shape: readonly [number, number],
  place: (row: number, column: number, put: (at: number) => void) => void,
): NumberArray {
  const real = new Float64Array(shape[0] * shape[1])
  const other = imaginary && new Float64Array(real.length)
  let k = 0
  const put = (at: number): void => {
    real[at]! += values[k]!
    if (other !== undefined) other[at]! += imaginary![k]!
  }
  for (; k < values.length; k++) place(rows[k]!, columns[k]!, put)
  return other === undefined ? { values: real, shape } : { values: real, imaginary: other, shape }
}

/** The places at which each index stands. */
function placesOf(indices: Uint32Array): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>()
  indices.forEach((index, place) => {
    const there = places.get(index)
    if (there === undefined) places.set(index, [place])
    else there.push(place)
  })
  return places
}
