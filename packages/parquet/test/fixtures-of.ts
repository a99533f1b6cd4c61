import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Wanted {
  readonly type: string
  readonly shape: readonly number[]
  /** Which list of values. */
  readonly list: number
}

interface Table {
  readonly read: { readonly [file: string]: { readonly [key: string]: Wanted } }
  readonly refused: { readonly [file: string]: string }
  readonly lists: readonly string[]
}

export const bytesOf = (file: string): Uint8Array =>
  Uint8Array.from(readFileSync(join(import.meta.dirname, 'fixtures', file)))

/** Parsed here, because a bundler makes a prototype of the column called __proto__. */
const table: Table = JSON.parse(new TextDecoder().decode(bytesOf('expected.json')))

/** Files that are read, and their columns of numbers. */
export const wanted = Object.entries(table.read).map(([file, columns]) => [file, Object.entries(columns)] as const)
/** The values of a column as base64 of little-endian float64. */
export const valuesWanted = ({ list }: Wanted): string => table.lists[list]!
/** Files with a column that is refused. */
export const refused = Object.entries(table.refused)

/** The bits of numbers, so that −0 and NaN are told apart. */
export const base64 = (values: Float64Array): string =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64')
