import type { NumberArray, SpectrumReader, StoredArray } from '@freecurve/core'
import { describe, expect, it } from 'vitest'
import { bytesSource, npyReader, npzReader, openArrays, safetensorsReader, torchReader } from '../src/index.ts'
import { errorOf } from './error-of.ts'
import { doublesOf, type ReferenceFile, referenceFiles } from './reference.ts'

const readers: readonly SpectrumReader[] = [npyReader, npzReader, torchReader, safetensorsReader]
const open = (file: ReferenceFile): Promise<readonly StoredArray[]> =>
  openArrays(bytesSource(file.bytes, file.file), readers)

describe.each(['npz', 'torch', 'safetensors'])('%s', (format) => {
  const files = referenceFiles(format)
  const readable = files.filter(({ refused }) => !refused)
  const refused = files.filter((file) => file.refused)

  it.each(readable)('$file is recognised by its content', ({ file, bytes }) => {
    const ids = readers.filter((reader) => reader.recognizes(bytes)).map(({ id }) => id)
    expect(ids).toEqual([file.endsWith('.npy') ? 'npy' : format])
  })

  it.each(readable)('$file is read bit for bit, as a whole and by blocks', async (file) => {
    const arrays = await open(file)
    if ('ramp' in file) return expectRamp(arrays[0]!)
    expect(arrays.map(({ key, shape, type }) => ({ key, shape, type }))).toEqual(
      expect.arrayContaining(file.arrays.map(({ key, shape, type }) => ({ key, shape, type }))),
    )
    expect(arrays.length).toBe(file.arrays.length)
    for (const { key, values, imaginary, shape, entries } of file.arrays) {
      const array = arrays.find((one) => one.key === key)!
      expect(array.entries !== undefined).toBe(entries ?? false)
      if (file.unreadable.includes(key)) {
        expect((await errorOf(() => array.read())).code).toBe('E_FILE_FORMAT')
        continue
      }
      const expected = { values: doublesOf(values), shape, ...(imaginary && { imaginary: doublesOf(imaginary) }) }
      expectSame(await array.read(), expected)
      if (shape.length === 2 && !shape.includes(0)) await expectBlock(array, expected)
    }
  })

  it.each(refused)('$file is refused', async (file) => {
    const error = await errorOf(() => open(file))
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format: expect.stringMatching(/^np|torch/) }])
  })
})

/** A deflated matrix (i·500 + j mod 7) / 8, several pages long: its header is peeked at, the rest unpacked in pieces. */
async function expectRamp(array: StoredArray): Promise<void> {
  expect(array.shape).toEqual([400, 500])
  const value = (i: number, j: number) => ((i * 500 + j) % 7) / 8
  const { values } = await array.read()
  expect(values.every((one, k) => one === value(Math.floor(k / 500), k % 500))).toBe(true)
  const block = await array.block(Uint32Array.of(399, 0), Uint32Array.of(499, 3))
  expect([...block.values]).toEqual([value(399, 499), value(399, 3), value(0, 499), value(0, 3)])
}

/** Every bit the same; one NaN is as good as another. */
function expectSame(read: NumberArray, expected: NumberArray): void {
  expect(read.shape).toEqual(expected.shape)
  expect(read.imaginary === undefined).toBe(expected.imaginary === undefined)
  for (const part of ['values', 'imaginary'] as const) expect(read[part]?.length).toBe(expected[part]?.length)
  expect(read.values.every((value, k) => Object.is(value, expected.values[k]))).toBe(true)
  expect(read.imaginary?.every((value, k) => Object.is(value, expected.imaginary![k])) ?? true).toBe(true)
}

/** Rows and columns out of order and repeated. */
async function expectBlock(array: StoredArray, { values, imaginary, shape }: NumberArray): Promise<void> {
  const [height, width] = shape as readonly [number, number]
  const rows = Uint32Array.of(height - 1, 0, height >> 1, 0)
  const columns = Uint32Array.of(width >> 1, width - 1, width - 1, 0, width >> 2)
  const pick = (from: Float64Array) =>
    Float64Array.from({ length: rows.length * columns.length }, (_, k) => {
      const [i, j] = [Math.floor(k / columns.length), k % columns.length]
      return from[rows[i]! * width + columns[j]!]!
    })
  expectSame(await array.block(rows, columns), {
    values: pick(values),
    ...(imaginary && { imaginary: pick(imaginary) }),
    shape: [rows.length, columns.length],
  })
}
