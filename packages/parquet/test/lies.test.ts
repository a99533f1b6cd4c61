import { bytesSource } from '@freecurve/spectra-io'
import { describe, expect, it } from 'vitest'
import { loadDecompressor } from '../src/compression/load-decompressor.ts'
import { lz4Block } from '../src/compression/lz4-block.ts'
import { readDelta } from '../src/encodings/read-delta.ts'
import { readHybrid } from '../src/encodings/read-hybrid.ts'
import { parquetReader, parquetWriter } from '../src/index.ts'
import { readStruct } from '../src/thrift/read-struct.ts'
import { errorOf } from './error-of.ts'

const SNAPPY = 1
const GZIP = 2
const BROTLI = 4
const LZO = 3
const ZSTD = 6
const LZ4 = 7

describe('compressed pages that lie', () => {
  it.each([SNAPPY, GZIP, BROTLI, ZSTD, LZ4])(
    'codec %i: a gigabyte out of 20 bytes is refused before it is allocated',
    async (codec) => {
      const decompress = await loadDecompressor(codec)
      expect((await errorOf(() => decompress(new Uint8Array(20), 2 ** 30))).code).toBe('E_FILE_FORMAT')
    },
  )

  it.each([SNAPPY, GZIP, BROTLI, ZSTD, LZ4])('codec %i: bytes that are none of it are refused', async (codec) => {
    const decompress = await loadDecompressor(codec)
    expect((await errorOf(() => decompress(new Uint8Array(20).fill(0xa5), 1000))).code).toBe('E_FILE_FORMAT')
  })

  it('a Zstandard frame that claims a window of 2 GB allocates none', async () => {
    const frame = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0x01, 0x00, 0x00)
    const decompress = await loadDecompressor(ZSTD)
    const before = process.memoryUsage().arrayBuffers
    expect((await errorOf(() => decompress(frame, 100))).code).toBe('E_FILE_FORMAT')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24)
  })

  it('a codec that is not known is refused by name', async () => {
    expect((await errorOf(() => loadDecompressor(LZO))).code).toBe('E_FILE_FORMAT')
  })

  it('an LZ4 block gives just what it should, or is refused', () => {
    const block = Uint8Array.of(0x11, 65, 1, 0)
    const output = new Uint8Array(6)
    lz4Block(block, output)
    expect([...output]).toEqual(Array(6).fill(65))
    expect(() => lz4Block(block, new Uint8Array(7))).toThrow(RangeError)
    expect(() => lz4Block(block, new Uint8Array(5))).toThrow(RangeError)
  })
})

describe('encodings that lie', () => {
  it('a run of two thousand million values gives no more than are wanted', () => {
    const seen: number[] = []
    readHybrid(Uint8Array.of(0xfe, 0xff, 0xff, 0xff, 0x0f, 3), 2, 5, (value) => seen.push(value))
    expect(seen).toEqual([3, 3, 3, 3, 3])
  })

  it.each([
    ['that ends', [3]],
    ['with a head of eleven bytes', Array(11).fill(0x80)],
    ['of nothing', []],
  ])('a run %s is refused', async (_name, bytes) => {
    expect((await errorOf(() => readHybrid(Uint8Array.from(bytes), 9, 5, () => undefined))).code).toBe('E_FILE_FORMAT')
  })

  it.each([
    ['without miniblocks', [0x80, 1, 0, 5, 0]],
    ['with fewer values than wanted', [0x80, 1, 4, 1, 0]],
    ['of 255 bits', [0x80, 1, 4, 5, 0, 0, 255, 255, 255, 255]],
    ['that end', [0x80, 1, 4, 5, 0, 0, 8, 0, 0, 0]],
  ])('differences %s are refused', async (_name, bytes) => {
    expect((await errorOf(() => readDelta(Uint8Array.from(bytes), 64, 5, () => undefined))).code).toBe('E_FILE_FORMAT')
  })

  it('differences wrap as the integers do', () => {
    const seen: bigint[] = []
    // 2^31 − 1, then + 1: −2^31.
    readDelta(Uint8Array.of(0x80, 1, 4, 2, 0xfe, 0xff, 0xff, 0xff, 0x0f, 2, 0, 0, 0, 0), 32, 2, (value) =>
      seen.push(value),
    )
    expect(seen).toEqual([2n ** 31n - 1n, -(2n ** 31n)])
  })
})

describe('footers that lie', () => {
  it.each([
    ['nested a thousand deep', Array(1000).fill(0x1c)],
    ['lists nested a thousand deep', [0x19, ...Array(1000).fill(0x19)]],
    ['a list of 2^28 structs', [0x19, 0xfc, 0xff, 0xff, 0xff, 0x7f]],
    ['a text longer than the footer', [0x18, 0xff, 0xff, 0x7f]],
    ['a number without end', [0x16, ...Array(1000).fill(0xff)]],
    ['no end', [0x15, 2]],
  ])('%s', async (_name, bytes) => {
    expect((await errorOf(() => readStruct({ bytes: Uint8Array.from(bytes), at: 0 }))).code).toBe('E_FILE_FORMAT')
  })

  it('a checksum that is wrong is told from one that is right', async () => {
    const bytes = parquetWriter.write(Float64Array.of(1, 2, 3))
    const arrays = await parquetReader.open(bytesSource(bytes, 'x'))
    expect([...(await arrays[0]!.read()).values]).toEqual([1, 2, 3])
  })
})
