import type { NumberArray, StoredArray } from '@freecurve/core'

/** An array that is in memory already, or comes there as a whole when it is first asked for. */
export function heldArray(
  about: Pick<StoredArray, 'key' | 'shape' | 'type'>,
  load: () => NumberArray | Promise<NumberArray>,
): StoredArray {
  let loaded: Promise<NumberArray> | undefined
  const read = () => {
    loaded ??= Promise.resolve().then(load)
    return loaded
  }
  const block = async (rows: Uint32Array, columns: Uint32Array) => blockOf(await read(), rows, columns)
  return Object.freeze({ ...about, read, block })
}

/** Entries rows × columns of a matrix in memory. */
function blockOf({ values, imaginary, shape }: NumberArray, rows: Uint32Array, columns: Uint32Array): NumberArray {
  const width = shape[1]!
  const pick = (from: Float64Array): Float64Array => {
    const picked = new Float64Array(rows.length * columns.length)
    for (let i = 0; i < rows.length; i++)
      for (let j = 0; j < columns.length; j++) picked[i * columns.length + j] = from[rows[i]! * width + columns[j]!]!
    return picked
  }
  const block = { values: pick(values), shape: [rows.length, columns.length] }
  return imaginary === undefined ? block : { ...block, imaginary: pick(imaginary) }
}
