import type { StoredArray } from '@freecurve/core'
import { formatError } from '@freecurve/spectra-io'

/** An array that is there, but whose numbers cannot be read: E_FILE_FORMAT says why once they are asked for. */
export function refusedArray(about: Pick<StoredArray, 'key' | 'shape' | 'type'>, why: string): StoredArray {
  const refuse = async () => {
    throw formatError('hdf5', `Array "${about.key}" cannot be read: ${why}.`)
  }
  return Object.freeze({ ...about, read: refuse, block: refuse })
}
