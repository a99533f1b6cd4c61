import { FreecurveError } from './error.ts'
import type { ModelHost } from './model-adapter.ts'
import type { NumberArray, StoredArray } from './stored-array.ts'

/** A host whose files are in memory: arrays and bytes by the references that name them. Anything else is refused with E_FILE_READ. */
export function heldHost(
  arrays: { readonly [reference: string]: NumberArray } = {},
  files: { readonly [reference: string]: Uint8Array } = {},
): ModelHost {
  const missing = async (reference: string): Promise<never> => {
    const details = { path: reference, reason: 'not in memory' }
    throw new FreecurveError('E_FILE_READ', `There is no file "${reference}".`, details)
  }
  return {
    array: async (reference) => {
      const array = Object.hasOwn(arrays, reference) ? arrays[reference] : undefined
      return array === undefined ? missing(reference) : stored(reference, array)
    },
    arrays: missing,
    json: missing,
    bytes: async (reference) => {
      const bytes = Object.hasOwn(files, reference) ? files[reference] : undefined
      if (bytes === undefined) return missing(reference)
      return { name: reference, size: bytes.length, read: async (from, to) => bytes.slice(from, to) }
    },
  }
}

function stored(key: string, array: NumberArray): StoredArray {
  const { values, shape } = array
  const width = shape[1] ?? 1
  return {
    key,
    shape,
    type: 'float64',
    read: async () => ({ ...array, values: values.slice() }),
    block: async (rows, columns) => ({
      values: Float64Array.from(
        { length: rows.length * columns.length },
        (_, k) => values[rows[Math.floor(k / columns.length)]! * width + columns[k % columns.length]!]!,
      ),
      shape: [rows.length, columns.length],
    }),
  }
}
