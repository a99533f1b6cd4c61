import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** An array that a reference file holds; numbers are base64 of little-endian float64. */
interface ReferenceArray {
  readonly key: string
  readonly shape: readonly number[]
  readonly type: string
  readonly values: string
  readonly imaginary?: string
  /** Whether it is sparse. */
  readonly entries?: boolean
}

/** A reference file and what its tool says it holds. */
export interface ReferenceFile {
  readonly file: string
  readonly bytes: Uint8Array
  readonly refused?: boolean
  readonly arrays: readonly ReferenceArray[]
  /** Keys of arrays that are listed but refused when they are read. */
  readonly unreadable: readonly string[]
}

/** The files that tools/reference-files made of one format. */
export function referenceFiles(format: string): readonly ReferenceFile[] {
  const folder = join(import.meta.dirname, 'fixtures', format)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .map((entry) => ({
      arrays: [],
      unreadable: [],
      ...entry,
      bytes: Uint8Array.from(readFileSync(join(folder, entry.file))),
    }))
}

/** The numbers behind a base64 text. */
export const doublesOf = (base64: string): Float64Array =>
  new Float64Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer)
