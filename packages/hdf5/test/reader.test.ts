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
    const arrays = await hdf5Reader.open(source)
    const before = source.bytesRead()
    await chooseArray(arrays, 'little/float64', 'x').block(Uint32Array.of(3), Uint32Array.of(2))
    expect(source.bytesRead() - before).toBe(8)
  })
})

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
