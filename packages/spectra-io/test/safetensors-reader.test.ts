import { describe, expect, it } from 'vitest'
import { bytesSource, safetensorsReader } from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'
import { countingSource } from './counting-source.ts'
import { errorOf } from './error-of.ts'
import { readAll } from './read-with.ts'

const file = (header: string, data = new Uint8Array(0), length = bytesOf(header).length): Uint8Array => {
  const size = new Uint8Array(8)
  new DataView(size.buffer).setBigUint64(0, BigInt(length), true)
  return Uint8Array.from([...size, ...bytesOf(header), ...data])
}
const tensor = (dtype: string, shape: string, offsets: string) =>
  `{"dtype":"${dtype}","shape":${shape},"data_offsets":${offsets}}`
const eight = new Uint8Array(8)

describe('files that are read', () => {
  it('tensors in any order, with metadata and spaces', async () => {
    const header = `{"__metadata__":{"a":"b"},"x":${tensor('F32', '[1]', '[4,8]')},"y":${tensor('I32', '[1,1]', '[0,4]')}}   `
    const read = await readAll(safetensorsReader, file(header, Uint8Array.from([7, 0, 0, 0, 0, 0, 128, 63])))
    expect([...read].map(([key, { values, shape }]) => [key, shape, [...values]])).toEqual([
      ['x', [1], [1]],
      ['y', [1, 1], [7]],
    ])
  })

  it('a tensor costs its own bytes', async () => {
    const data = new Uint8Array(4_000_000)
    const header = `{"a":${tensor('F64', '[100,1000]', '[0,800000]')},"b":${tensor('F64', '[400,1000]', '[800000,4000000]')}}`
    const source = countingSource(file(header, data))
    const [a] = await safetensorsReader.open(source)
    expect(source.bytesRead()).toBeLessThan(500)
    await a!.block(Uint32Array.of(3, 99), Uint32Array.of(0, 999))
    expect(source.bytesRead()).toBeLessThan(600)
    await a!.read()
    expect(source.bytesRead()).toBeLessThan(4_000_000 + 600)
  })

  it('a tensor of four dimensions unfolds into a table, a row of which costs its own bytes', async () => {
    const data = new Uint8Array(new Float32Array(Array.from({ length: 4800 }, (_, k) => k)).buffer)
    const source = countingSource(file(`{"w":${tensor('F32', '[8,6,10,10]', '[0,19200]')}}`, data))
    const [w] = await safetensorsReader.open(source)
    const flat = w!.unfolded!()
    expect(flat.shape).toEqual([8, 600])
    const before = source.bytesRead()
    const { values, shape } = await flat.block(Uint32Array.of(7, 2), Uint32Array.of(0, 599))
    expect([[...values], shape]).toEqual([
      [4200, 4799, 1200, 1799],
      [2, 2],
    ])
    expect(source.bytesRead() - before).toBeLessThanOrEqual(2 * 2400)
    expect(flat.unfolded).toBeUndefined()
  })

  it.each(['', 'x', '\x7b\0\0\0\0\0\0\0[1]', '\x10\0\0\0\0\0\0\x01{"a":1}', '{"eigenvalues": [1, 2]}', '       \0{"'])(
    'does not recognise %j',
    (text) => {
      expect(safetensorsReader.recognizes(bytesOf(text))).toBe(false)
    },
  )
})

describe('files that are refused', () => {
  const good = tensor('F64', '[1]', '[0,8]')

  it.each<readonly [string, Uint8Array]>([
    ['nothing', new Uint8Array(0)],
    ['half a length', new Uint8Array(5)],
    ['a header of 2^63 bytes', Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 128, 123, 34])],
    ['a header longer than the file', file('{}', eight, 100)],
    ['a header longer than the format allows', file('{}', eight, 100_000_001)],
    ['no JSON', file('{"a":', eight)],
    ['half a letter', file('{"é', eight, 4)],
    ['a list', file('[1]', eight)],
    ['a million brackets', file('['.repeat(1e6))],
    ['no tensors', file('{"__metadata__":{"a":"b"}}')],
    ['a number', file('{"a":1}', eight)],
    ['null', file('{"a":null}', eight)],
    ['an unknown type', file(`{"a":${tensor('F128', '[1]', '[0,8]')}}`, eight)],
    ['a type named constructor', file(`{"a":${tensor('constructor', '[1]', '[0,8]')}}`, eight)],
    ['a negative size', file(`{"a":${tensor('F64', '[-1]', '[0,8]')}}`, eight)],
    ['a shape that is a number', file(`{"a":${tensor('F64', '1', '[0,8]')}}`, eight)],
    ['a size of 2^60', file(`{"a":${tensor('F64', '[1152921504606846976]', '[0,8]')}}`, eight)],
    ['sizes whose product overflows', file(`{"a":${tensor('F64', '[4294967296,4294967296,2]', '[0,8]')}}`, eight)],
    ['too few bytes', file(`{"a":${tensor('F64', '[1]', '[0,4]')}}`, eight)],
    ['one offset', file(`{"a":${tensor('F64', '[1]', '[0]')}}`, eight)],
    ['offsets that descend', file(`{"a":${tensor('F64', '[0]', '[8,0]')}}`, eight)],
    ['a gap', file(`{"a":${tensor('F64', '[1]', '[8,16]')}}`, new Uint8Array(16))],
    ['two in one place', file(`{"a":${good},"b":${good}}`, eight)],
    ['two of one name', file(`{"a":${good},"a":${tensor('F64', '[1]', '[8,16]')}}`, new Uint8Array(16))],
    ['a file that is cut off', file(`{"a":${good}}`, eight.subarray(1))],
    ['a file with more at its end', file(`{"a":${good}}`, new Uint8Array(9))],
  ])('%s', async (_name, bytes) => {
    const error = await errorOf(() => readAll(safetensorsReader, bytes))
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format: 'safetensors' }])
  })

  it('integers beyond 2^53, when they are read', async () => {
    const bytes = file(`{"a":${tensor('U64', '[1]', '[0,8]')}}`, Uint8Array.of(1, 0, 0, 0, 0, 0, 32, 0))
    const [array] = await safetensorsReader.open(bytesSource(bytes, 'x'))
    expect((await errorOf(() => array!.read())).code).toBe('E_FILE_FORMAT')
  })
})
