import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NumberArray } from '@freecurve/core'

interface Wanted {
  readonly shape: readonly number[]
  readonly type: string
  /** Base64 of little-endian float64. */
  readonly real: string
  readonly imaginary?: string
  readonly sparse?: boolean
}

interface Table {
  readonly read: { readonly [file: string]: { readonly [key: string]: Wanted } }
  readonly refused: { readonly [file: string]: readonly string[] }
}

export const pathOf = (file: string): string => join(import.meta.dirname, 'fixtures', file)
export const bytesOf = (file: string): Uint8Array => Uint8Array.from(readFileSync(pathOf(file)))

/** Parsed here, because a bundler makes a prototype of the dataset called __proto__. */
const table: Table = JSON.parse(new TextDecoder().decode(bytesOf('expected.json')))

/** Files that are read, and what is in them. */
export const wanted = Object.entries(table.read).map(([file, arrays]) => [file, Object.entries(arrays)] as const)
/** Files with arrays that are listed, but whose numbers are refused. */
export const refused = table.refused

/** The bits of numbers, so that −0 and NaN are told apart. */
export const bitsOf = ({ values, imaginary }: Pick<NumberArray, 'values' | 'imaginary'>) => ({
  real: base64(values),
  ...(imaginary && { imaginary: base64(imaginary) }),
})

export const bitsWanted = ({ real, imaginary }: Wanted) => ({ real, ...(imaginary !== undefined && { imaginary }) })

const base64 = (values: Float64Array): string =>
  Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64')

/** What is wanted of entries rows × columns. */
export function blockWanted({ real, imaginary, shape }: Wanted, rows: Uint32Array, columns: Uint32Array) {
  const pick = (text: string) => {
    const from = new Float64Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer)
    return base64(Float64Array.from([...rows].flatMap((i) => [...columns].map((j) => from[i * shape[1]! + j]!))))
  }
  return { real: pick(real), ...(imaginary !== undefined && { imaginary: pick(imaginary) }) }
}
