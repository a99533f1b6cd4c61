import { deflateRawSync, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ELEMENT_TYPES } from '../src/arrays/element-type.ts'
import { columnMajor, rowMajor, stridedArray } from '../src/arrays/strided-array.ts'
import { bytesSource } from '../src/bytes/bytes-source.ts'
import { crc32 } from '../src/bytes/crc32.ts'
import { type Checksum, inflatedSource } from '../src/bytes/inflated-source.ts'
import { inOnePass } from '../src/bytes/one-pass.ts'
import { formatError } from '../src/index.ts'
import { countingSource } from './counting-source.ts'
import { errorOf } from './error-of.ts'

const SEED = 20_255
const [ROWS, COLUMNS] = [900, 700]
const numbers = Float64Array.from({ length: ROWS * COLUMNS }, (_, k) => Math.sin(k) * k)
const content = new Uint8Array(numbers.buffer)
const checksum: Checksum = { add: crc32, start: 0, told: crc32(content) }
const packed = new Uint8Array(deflateRawSync(content, { level: 1 }))
const damaged = (what: string, cause?: unknown) => formatError('x', what, undefined, cause)

/** Deflated bytes of which nothing is held, unless told otherwise. */
const sourceOf = (bytes: Uint8Array, more: { checksum?: Checksum; size?: number; mostHeld?: number } = {}) => {
  const counted = countingSource(bytes)
  const about = {
    packed: counted,
    method: 'deflate-raw',
    size: content.length,
    checksum,
    damaged,
    mostHeld: 0,
  } as const
  return { source: inflatedSource({ ...about, ...more }), counted }
}

const matrixIn = (source: ReturnType<typeof sourceOf>['source'], order: 'rows' | 'columns' = 'rows') => {
  const shape = order === 'rows' ? [ROWS, COLUMNS] : [COLUMNS, ROWS]
  const steps = (order === 'rows' ? rowMajor : columnMajor)(shape, 8)
  return stridedArray(source, { format: 'x', key: '', type: ELEMENT_TYPES.float64, little: true, shape, steps, at: 0 })
}

describe('deflated bytes, held or not', () => {
  it('are read at any offsets', async () => {
    const range = fc
      .tuple(fc.nat(content.length), fc.nat(200_000))
      .map(([from, length]) => [from, Math.min(content.length, from + length)])
    await fc.assert(
      fc.asyncProperty(fc.array(range, { maxLength: 5 }), fc.boolean(), async (ranges, held) => {
        const { source } = sourceOf(packed, held ? { mostHeld: content.length } : {})
        await inOnePass(source, async (pass) => {
          const read = await Promise.all(ranges.map(([from, to]) => pass.read(from!, to!)))
          for (const [k, [from, to]] of ranges.entries())
            expect(Buffer.compare(read[k]!, content.subarray(from, to))).toBe(0)
        })
      }),
      { seed: SEED, numRuns: 20 },
    )
  })

  it.each(['rows', 'columns'] as const)(
    'give a matrix by %s, and blocks with lines out of order and twice',
    async (order) => {
      const array = matrixIn(sourceOf(packed).source, order)
      const at = (line: number, place: number) => numbers[line * COLUMNS + place]!
      const lines = Uint32Array.of(899, 0, 17, 899, 450)
      const places = Uint32Array.of(5, 699, 0, 5)
      const expected = [...lines].flatMap((line) => [...places].map((place) => at(line, place)))
      if (order === 'rows') {
        expect([...(await array.block(lines, places)).values]).toEqual(expected)
        expect((await array.read()).values).toEqual(numbers)
      } else {
        const { values } = await array.block(places, lines)
        expect([...lines.keys()].flatMap((i) => [...places.keys()].map((j) => values[j * lines.length + i]))).toEqual(
          expected,
        )
      }
    },
  )

  it('are inflated once for a block, whatever it wants, and by two blocks at a time', async () => {
    const { source, counted } = sourceOf(packed)
    const array = matrixIn(source)
    const all = Uint32Array.from({ length: ROWS }, (_, k) => ROWS - 1 - k)
    await array.block(all, Uint32Array.of(1, 600))
    expect(counted.bytesRead()).toBe(packed.length)
    const [first, second] = await Promise.all([
      array.block(Uint32Array.of(3, 800), Uint32Array.of(2)),
      array.block(Uint32Array.of(700, 1), Uint32Array.of(4)),
    ])
    expect([...first.values, ...second.values]).toEqual(
      [
        [3, 2],
        [800, 2],
        [700, 4],
        [1, 4],
      ].map(([i, j]) => numbers[i! * COLUMNS + j!]),
    )
    expect(counted.bytesRead()).toBeLessThanOrEqual(3 * packed.length)
  })
})

describe('deflated bytes that are damaged', () => {
  const wrong = packed.slice()
  wrong.fill(0xff, packed.length / 2, packed.length / 2 + 50)

  it.each<readonly [string, Uint8Array, Parameters<typeof sourceOf>[1]]>([
    ['behind all that is wanted', wrong, {}],
    ['by their checksum', packed, { checksum: { ...checksum, told: 1 } }],
    ['cut off', packed.subarray(0, packed.length - 5), {}],
    ['longer than they should be', packed, { size: content.length - 8 }],
    ['shorter than they should be', packed, { size: content.length + 8 }],
  ])('%s', async (_name, bytes, more) => {
    for (const mostHeld of [0, 2 ** 30]) {
      const { source } = sourceOf(bytes, { ...more, mostHeld })
      const shape = [Math.floor(source.size / 8)]
      const about = { format: 'x', key: '', type: ELEMENT_TYPES.float64, little: true, at: 0 }
      const table = stridedArray(source, { ...about, shape: [shape[0]!, 1], steps: [8, 8] })
      const late = Uint32Array.of(3, 3000)
      expect((await errorOf(() => table.block(late, Uint32Array.of(0)))).code).toBe('E_FILE_FORMAT')
      expect((await errorOf(() => table.read())).code).toBe('E_FILE_FORMAT')
    }
  })

  it('are refused where deflate cannot hold so much', async () => {
    expect((await errorOf(() => sourceOf(packed, { size: 2000 * packed.length }))).code).toBe('E_FILE_FORMAT')
  })

  it('with the checksum of zlib', async () => {
    const zlib = new Uint8Array(deflateSync(content, { level: 1 }))
    zlib[zlib.length - 1]! ^= 1
    const source = inflatedSource({
      packed: bytesSource(zlib, 'x'),
      method: 'deflate',
      size: content.length,
      checksum,
      damaged,
    })
    expect((await errorOf(() => source.read(0, content.length))).code).toBe('E_FILE_FORMAT')
  })

  it('or cannot be read say that', async () => {
    const failing = { ...bytesSource(packed, 'x'), read: () => Promise.reject(new TypeError('no disk')) }
    const source = inflatedSource({ packed: failing, method: 'deflate-raw', size: content.length, checksum, damaged })
    await expect(source.read(0, content.length)).rejects.toThrow(TypeError)
  })
})
