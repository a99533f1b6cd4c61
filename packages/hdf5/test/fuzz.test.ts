import { isFreecurveError } from '@freecurve/core'
import { bytesSource } from '@freecurve/spectra-io'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hdf5Reader } from '../src/index.ts'
import { damagedOf } from './damage.ts'
import { bytesOf, wanted } from './expected.ts'

const SEED = 20_255
const valid = wanted.map(([file]) => bytesOf(file))

/** Opens and reads everything, or is refused with a code; an array that is read has as many values as its shape says. */
async function readsOrRefuses(bytes: Uint8Array): Promise<void> {
  const arrays = await hdf5Reader.open(bytesSource(bytes, 'x')).catch(refused)
  if (arrays === null) return
  expect(arrays.length).toBeGreaterThan(0)
  for (const array of arrays) {
    const read = await array.read().catch(refused)
    if (read === null) continue
    const count = read.shape.reduce((product, size) => product * size, 1)
    expect([read.values.length, read.shape]).toEqual([count, array.shape])
    if (read.shape.length !== 2 || count === 0) continue
    const block = await array.block(Uint32Array.of(read.shape[0]! - 1), Uint32Array.of(read.shape[1]! - 1))
    expect(block.values[0]).toBe(read.values[count - 1])
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
      expect(typeof hdf5Reader.recognizes(bytes)).toBe('boolean')
      await readsOrRefuses(bytes)
    }),
    { seed: SEED, numRuns: 100, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true },
  )
})
