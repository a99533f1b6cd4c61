import type { StoredArray } from '@freecurve/core'
import { bytesSource, chooseArray } from '@freecurve/spectra-io'
import { withFile } from '@freecurve/spectra-io/node'
import { describe, expect, it } from 'vitest'
import { hdf5Reader } from '../src/index.ts'
import { errorOf } from './error-of.ts'
import { bitsOf, bitsWanted, blockWanted, bytesOf, pathOf, refused, wanted } from './expected.ts'

/** Some of n indices, in no order, some twice. */
const some = (n: number): Uint32Array => Uint32Array.from([n - 1, 0, Math.floor(n / 2), 0, Math.floor(n / 3)])

async function checkArrays(arrays: readonly StoredArray[], file: string, list: (typeof wanted)[number][1]) {
  expect(arrays.map(({ key }) => key).sort()).toEqual(list.map(([key]) => key).sort())
  for (const [key, entry] of list) {
    const array = chooseArray(arrays, key, file)
    const found = await array.read()
    expect([key, array.shape, array.type, found.shape]).toEqual([key, entry.shape, entry.type, entry.shape])
    expect([key, bitsOf(found)]).toEqual([key, bitsWanted(entry)])
    expect(array.entries !== undefined).toBe(entry.sparse === true)
    const [height, width] = entry.shape
    if (height === undefined || width === undefined || entry.shape.length > 2 || height * width === 0) continue
    const [rows, columns] = [some(height), some(width)]
    const block = await array.block(rows, columns)
    expect([key, block.shape]).toEqual([key, [5, 5]])
    expect([key, bitsOf(block)]).toEqual([key, blockWanted(entry, rows, columns)])
  }
}

describe.each(wanted)('%s is read bit for bit', (file, list) => {
  it('from disk', async () => {
    await withFile(pathOf(file), async (source) => {
      await checkArrays(await hdf5Reader.open(source), file, list)
    })
  })

  it('from memory', async () => {
    const bytes = bytesOf(file)
    expect(hdf5Reader.recognizes(bytes)).toBe(true)
    await checkArrays(await hdf5Reader.open(bytesSource(bytes, file)), file, list)
  })
})

it('an array that is stored as it is is read in pieces, without the library', async () => {
  await withFile(pathOf('types.h5'), async (source) => {
    const asked: number[] = []
    const read = (from: number, to: number) => {
      asked.push(to - from)
      return source.read(from, to)
    }
    const arrays = await hdf5Reader.open({ ...source, read })
    asked.length = 0
    await chooseArray(arrays, 'little/float64', 'x').block(Uint32Array.of(3), Uint32Array.of(2))
    expect(asked).toEqual([8])
  })
})

describe('a dataset of 2^31 × 2^31, nearly all of which was never written', () => {
  const spread = (n: number) => Uint32Array.from({ length: n }, (_, k) => (k * 2_654_435_761) % 2 ** 31)
  const across = new Uint32Array(2 ** 24 + 1).map((_, k) => k)
  const open = () => hdf5Reader.open(bytesSource(bytesOf('vast.h5'), 'x'))

  it.each([
    ['bare', 2.5],
    ['tall', 2.5],
    ['wide', 2.5],
    ['square', 2.5],
    ['grows', 2],
    ['packed', 0],
  ])('gives blocks of its fill value: %s', async (key, fill) => {
    const array = chooseArray(await open(), key, 'x')
    const { values, shape } = await array.block(spread(12), spread(17))
    expect(shape).toEqual([12, 17])
    expect(new Set(values)).toEqual(new Set([fill]))
  })

  it('gives what was written', async () => {
    const array = chooseArray(await open(), 'packed', 'x')
    const { values } = await array.block(Uint32Array.of(5, 2 ** 31 - 2), Uint32Array.of(2 ** 31 - 3, 2 ** 31 - 2))
    expect([...values]).toEqual([0, 0, 7, 0])
  })

  it.each(['bare', 'tall', 'wide', 'square', 'grows', 'packed', 'too large'])(
    'refuses a block far larger than the file: %s',
    async (key) => {
      const array = chooseArray(await open(), key, 'x')
      for (const wanted of [
        [across, Uint32Array.of(1)],
        [Uint32Array.of(0, 3), across],
      ] as const)
        expect((await errorOf(() => array.block(...wanted))).code).toBe('E_FILE_FORMAT')
    },
  )
})

it.each(['zeros', 'written'])(
  'counts the bytes that the library reads of the file, not what comes out of them: %s',
  async (key) => {
    await withFile(pathOf('burst.h5'), async (source) => {
      const array = chooseArray(await hdf5Reader.open(source), key, 'x')
      const before = source.bytesRead()
      expect((await array.read()).shape).toEqual([256, 512])
      const read = source.bytesRead() - before
      // Of incompressible numbers all chunks are read, of zeros a thousandth; beside them, the library looks at its headers.
      expect(read).toBeGreaterThanOrEqual(key === 'zeros' ? 1 : source.size - 8192)
      expect(read).toBeLessThan(2 * source.size)
    })
  },
)

describe('refuses', () => {
  it.each(Object.entries(refused).flatMap(([file, keys]) => keys.map((key) => [file, key] as const)))(
    '%s: %s',
    async (file, key) => {
      await withFile(pathOf(file), async (source) => {
        const array = chooseArray(await hdf5Reader.open(source), key, file)
        expect(await errorOf(() => array.read())).toMatchObject({ code: 'E_FILE_FORMAT', details: { format: 'hdf5' } })
      })
    },
  )

  it('a file without numbers', async () => {
    expect(await errorOf(() => hdf5Reader.open(bytesSource(bytesOf('no-numbers.h5'), 'x')))).toMatchObject({
      code: 'E_FILE_FORMAT',
    })
  })
})
