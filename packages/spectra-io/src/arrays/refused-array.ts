import type { FreecurveError, StoredArray } from '@freecurve/core'

/** An array that is there but cannot be read, so that the others of its file can: asking for its numbers rejects with the error. */
export function refusedArray(
  about: Pick<StoredArray, 'key' | 'shape' | 'type'>,
  error: FreecurveError<'E_FILE_FORMAT'>,
): StoredArray {
  const refuse = async (): Promise<never> => {
    throw error
  }
  return Object.freeze({ ...about, read: refuse, block: refuse })
}
