import type { NumberArray, StoredArray } from '@freecurve/core'
import { foundOnce } from '../found-once.ts'

/**
 * An array as a matrix: rows run through its first dimension, columns through all others, the last fastest. Read in pieces where it lies so
 * in its file, else as a whole when it is first asked for. Tables are handed on as they are. Throws nothing.
 */
export function unfoldedArray(array: StoredArray): StoredArray {
  const { key, type, shape } = array
  if (shape.length < 3) return array
  if (array.unfolded !== undefined) return array.unfolded()
  const width = shape.slice(1).reduce((product, n) => product * n, 1)
  const flat = [shape[0]!, width]
  const whole = foundOnce(() => array.read())
  return {
    key,
    type,
    shape: flat,
    read: async () => ({ ...(await whole()), shape: flat }),
    block: async (rows, columns) => blockOf(await whole(), width, rows, columns),
  }
}

function blockOf(
  { values, imaginary }: NumberArray,
  width: number,
  rows: Uint32Array,
  columns: Uint32Array,
): NumberArray {
  const pick = (from: Float64Array): Float64Array => {
    const picked = new Float64Array(rows.length * columns.length)
    rows.forEach((row, i) => {
      for (let j = 0; j < columns.length; j++) picked[i * columns.length + j] = from[row * width + columns[j]!]!
    })
    return picked
  }
  const block = { values: pick(values), shape: [rows.length, columns.length] }
  return imaginary === undefined ? block : { ...block, imaginary: pick(imaginary) }
}
