import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NumberArray, SpectrumReader } from '@freecurve/core'
import { expect } from 'vitest'
import { bytesSource } from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'

/** A file by a format's own tool, as tools/reference-files makes them. */
export interface ReferenceFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** What is to be read from it; nothing for a file without numbers. */
  readonly arrays: { readonly [key: string]: ExpectedArray | undefined }
}

interface ExpectedArray {
  readonly shape: readonly number[]
  /** Little-endian float64, row-major, in base64. */
  readonly values: string
  readonly imaginary?: string | undefined
  /** Stored entries of a sparse matrix. */
  readonly entries?: number | undefined
}

/** The files in a folder of fixtures, with what is to be read from them. */
export function referenceFiles(format: string): readonly ReferenceFile[] {
  const pathOf = (name: string) => join(import.meta.dirname, 'fixtures', format, name)
  const expected = JSON.parse(readFileSync(pathOf('expected.json'), 'utf8')) as readonly Omit<ReferenceFile, 'bytes'>[]
  return expected.map((file) => ({ ...file, bytes: new Uint8Array(readFileSync(pathOf(file.name))) }))
}

/** Bit for bit: `toEqual` tells −0 from 0. */
const exactly = (values: Float64Array | undefined): readonly number[] | undefined => values && [...values]

const doublesOf = (base64: string | undefined): readonly number[] | undefined => {
  if (base64 === undefined) return undefined
  const { buffer, byteLength } = bytesOf(base64, 'base64')
  return [...new Float64Array(buffer, 0, byteLength / 8)]
}

/** The numbers of a matrix that stand at scattered places, in an order of their own, some twice. */
function scattered(size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, k) => (7 * k + 3) % size).filter((_, k) => k % 3 !== 1 || k === 0)
}

/** Expects a reader to read from a reference file what its own tool says, as a whole, in blocks and by entries. */
export async function expectReads(reader: SpectrumReader, { bytes, arrays }: ReferenceFile): Promise<void> {
  expect(reader.recognizes(bytes.subarray(0, 2 ** 16))).toBe(true)
  const found = await reader.open(bytesSource(bytes, 'x'))
  expect(found.map(({ key }) => key).sort()).toEqual(Object.keys(arrays).sort())
  for (const array of found) {
    const wanted = arrays[array.key]!
    const read = await array.read()
    expect([array.key, array.shape, read.shape]).toEqual([array.key, wanted.shape, wanted.shape])
    expect([array.key, exactly(read.values)]).toEqual([array.key, doublesOf(wanted.values)])
    expect([array.key, exactly(read.imaginary)]).toEqual([array.key, doublesOf(wanted.imaginary)])
    expect([array.key, (await array.entries?.())?.values.length]).toEqual([array.key, wanted.entries])
    if (read.shape.length === 2 && !read.shape.includes(0)) {
      const rows = Uint32Array.from([0, ...scattered(read.shape[0]!)])
      const columns = Uint32Array.from([...scattered(read.shape[1]!), 0])
      expect(await array.block(rows, columns)).toEqual(blockIn(read, rows, columns))
    }
  }
}

function blockIn({ values, imaginary, shape }: NumberArray, rows: Uint32Array, columns: Uint32Array): NumberArray {
  const pick = (from: Float64Array) =>
    Float64Array.from([...rows].flatMap((row) => [...columns].map((column) => from[row * shape[1]! + column]!)))
  const block = { values: pick(values), shape: [rows.length, columns.length] }
  return imaginary === undefined ? block : { ...block, imaginary: pick(imaginary) }
}
