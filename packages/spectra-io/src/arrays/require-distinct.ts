import type { StoredArray } from '@freecurve/core'
import { formatError } from '../format-error.ts'

/** The arrays, if no two of them have one key: a key must not mean two things. E_FILE_FORMAT. */
export function requireDistinct(arrays: readonly StoredArray[], format: string): readonly StoredArray[] {
  const seen = new Set<string>()
  for (const { key } of arrays) {
    if (seen.has(key)) throw formatError(format, `Two arrays of the file would both be called "${key}".`)
    seen.add(key)
  }
  return arrays
}
