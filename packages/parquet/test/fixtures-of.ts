import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import table from './fixtures/expected.json' with { type: 'json' }

interface Wanted {
  readonly type: string
  readonly shape: readonly number[]
  /** Which list of values. */
  readonly list: number
}

const read: { readonly [file: string]: { readonly [key: string]: Wanted } } = table.read

/** Files that are read, and their columns of numbers. */
export const wanted = Object.entries(read).map(([file, columns]) => [file, Object.entries(columns)] as const)
/** The values of a column as base64 of little-endian float64. */
export const valuesWanted = ({ list }: Wanted): string => table.lists[list]!
/** Files with a column that is refused. */
export const refused = Object.entries(table.refused)

export const bytesOf = (file: string): Uint8Array =>
  Uint8Array.from(readFileSync(join(import.meta.dirname, 'fixtures', file)))

/** The bits of numbers, so that −0 and NaN are told apart. */
export const base64 = (values: Float64Array): string =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64')
