import { FreecurveError, type ModelHost, type StoredArray } from '@freecurve/core'

/** A host whose files are in memory: arrays, and bytes. */
export function hostOf(
  arrays: { readonly [reference: string]: StoredArray },
  files: { readonly [reference: string]: Uint8Array } = {},
): ModelHost {
  const missing = async (reference: string): Promise<never> => {
    const details = { path: reference, reason: 'not in memory' }
    throw new FreecurveError('E_FILE_READ', `There is no file "${reference}".`, details)
  }
  return {
    array: async (reference) => arrays[reference] ?? missing(reference),
    arrays: missing,
    json: missing,
    bytes: async (reference) => {
      const bytes = files[reference]
      if (bytes === undefined) return missing(reference)
      return { name: reference, size: bytes.length, read: async (from, to) => bytes.slice(from, to) }
    },
  }
}
