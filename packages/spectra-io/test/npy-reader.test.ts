import { describe, expect, it } from 'vitest'
import { npyReader } from '../src/index.ts'
import { bytesOf, npyBytes } from './bytes-of.ts'
import { errorOf } from './error-of.ts'
import fields from './fixtures/numpy-fields.json' with { type: 'json' }
import good from './fixtures/numpy-good.json' with { type: 'json' }
import refused from './fixtures/numpy-refused.json' with { type: 'json' }
import { readAll, readOne } from './read-with.ts'

const spelt: { readonly [text: string]: number } = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  True: 1,
  False: 0,
}

describe('files made by numpy', () => {
  it.each(good)('$name', async ({ base64, shape, values }) => {
    const bytes = bytesOf(base64, 'base64')
    expect(npyReader.recognizes(bytes)).toBe(true)
    const read = await readOne(npyReader, bytes)
    expect(read.shape).toEqual(shape)
    expect(Array.from(read.values)).toEqual(values.map((text) => spelt[text] ?? Number(text)))
  })

  it.each(fields)('$name', async ({ base64, arrays }) => {
    const read = await readAll(npyReader, bytesOf(base64, 'base64'))
    const plain = [...read].map(([key, { values, imaginary, shape }]) => [
      key,
      { shape, values: [...values], ...(imaginary && { imaginary: [...imaginary] }) },
    ])
    expect(Object.fromEntries(plain)).toEqual(arrays)
  })

  it.each(refused)('refuses $name', async ({ base64 }) => {
    expect((await errorOf(() => readOne(npyReader, bytesOf(base64, 'base64')))).code).toBe('E_FILE_FORMAT')
  })

  it.each(good)('refuses $name when one byte is missing or added', async ({ base64, values }) => {
    const bytes = bytesOf(base64, 'base64')
    expect((await errorOf(() => readOne(npyReader, Uint8Array.from([...bytes, 0])))).code).toBe('E_FILE_FORMAT')
    if (values.length > 0)
      expect((await errorOf(() => readOne(npyReader, bytes.subarray(0, -1)))).code).toBe('E_FILE_FORMAT')
  })
})

describe('headers that are wrong', () => {
  const field = (shape: string, descr = "'<f8'", fortran = 'False'): string =>
    `{'descr': ${descr}, 'fortran_order': ${fortran}, 'shape': ${shape}, }\n`
  const eight = new Uint8Array(8)

  it.each([
    ['nothing', new Uint8Array(0)],
    ['another magic', bytesOf('PK\x03\x04 some zip archive')],
    ['half a magic', Uint8Array.of(0x93, 0x4e, 0x55)],
    ['magic only', Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59)],
    ['no length', Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0)],
    ['version 4', npyBytes(field('(1,)'), eight, 4)],
    ['a header longer than the file', npyBytes(field('(1,)')).subarray(0, 30)],
    ['a header of 4 GB', Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 2, 0, 255, 255, 255, 255, 32)],
    ['a shape of 2^60', npyBytes(field('(1152921504606846976,)'), eight)],
    ['a shape of 10^400', npyBytes(field(`(1${'0'.repeat(400)},)`), eight)],
    ['a product that overflows', npyBytes(field('(4294967296, 4294967296, 4294967296, 2)'), eight)],
    ['a product that overflows to Infinity', npyBytes(field(`(${'9007199254740991, '.repeat(40)})`), eight)],
    ['a negative size', npyBytes(field('(-1,)'), eight)],
    ['65 dimensions', npyBytes(field(`(${'1, '.repeat(65)})`), eight)],
    ['a shape that is a number', npyBytes(field('1'), eight)],
    ['a shape of texts', npyBytes(field("('1',)"), eight)],
    ['no shape', npyBytes("{'descr': '<f8', 'fortran_order': False}", eight)],
    ['no order', npyBytes("{'descr': '<f8', 'shape': (1,)}", eight)],
    ['an order that is a number', npyBytes(field('(1,)', "'<f8'", '0'), eight)],
    ['no type', npyBytes("{'fortran_order': False, 'shape': (1,)}", eight)],
    ['a type without byte order', npyBytes(field('(1,)', "'|f8'"), eight)],
    ['a type named constructor', npyBytes(field('(1,)', "'<constructor'"), eight)],
    ['a list as header', npyBytes('[1, 2]\n')],
    ['text as header', npyBytes('hello\n')],
    ['text after the header', npyBytes(`${field('(1,)').trim()} x`, eight)],
    ['a missing comma', npyBytes("{'descr': '<f8' 'fortran_order': False, 'shape': (1,)}", eight)],
    ['a million brackets', npyBytes('('.repeat(65_000))],
  ])('%s', async (_name, bytes) => {
    const error = await errorOf(() => readOne(npyReader, bytes))
    expect(error.code).toBe('E_FILE_FORMAT')
    expect(error.details).toMatchObject({ format: 'npy' })
  })

  it('accepts keys in any order, as other writers put them', async () => {
    const bytes = npyBytes('{"shape":(1L,),"fortran_order":True,"descr":"<f8"}', eight)
    expect(await readOne(npyReader, bytes)).toEqual({ values: Float64Array.of(0), shape: [1] })
  })

  it('reads at any offset of a larger buffer', async () => {
    const bytes = bytesOf(good[0]?.base64 as string, 'base64')
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(await readOne(npyReader, shifted.subarray(3))).toEqual(await readOne(npyReader, bytes))
  })
})
