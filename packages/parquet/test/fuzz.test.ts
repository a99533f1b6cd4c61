import { isFreecurveError } from '@freecurve/core'
import { bytesSource } from '@freecurve/spectra-io'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parquetReader } from '../src/index.ts'
import { damagedOf } from './damage.ts'
import { bytesOf, wanted } from './fixtures-of.ts'

const SEED = 20_254
const valid = wanted.map(([file]) => bytesOf(file))

/** Opens and reads everything, or is refused with a code; an array that is read has as many values as its shape says. */
async function readsOrRefuses(bytes: Uint8Array): Promise<void> {
  const arrays = await parquetReader.open(bytesSource(bytes, 'x')).catch(refused)
  if (arrays === null) return
  expect(arrays.length).toBeGreaterThan(0)
  for (const array of arrays) {
    const read = await array.read().catch(refused)
    if (read !== null) expect([[read.values.length], read.shape]).toEqual([array.shape, array.shape])
  }
}

function refused(error: unknown): null {
  if (!isFreecurveError(error)) throw error
  expect(error.code).toBe('E_FILE_FORMAT')
  return null
}

it('damaged files either read or are refused, never anything else', async () => {
  await fc.assert(
    fc.asyncProperty(damagedOf(valid), async (bytes) => {
      expect(typeof parquetReader.recognizes(bytes)).toBe('boolean')
      await readsOrRefuses(bytes)
    }),
    { seed: SEED, numRuns: 300, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true },
  )
})

it('files of every length are refused', async () => {
  for (const bytes of valid)
    for (let length = 0; length < bytes.length; length += Math.ceil(bytes.length / 40))
      await expect(parquetReader.open(bytesSource(bytes.subarray(0, length), 'x'))).rejects.toMatchObject({
        code: 'E_FILE_FORMAT',
      })
})
