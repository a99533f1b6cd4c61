import { damageFile, tryReader } from '@freecurve/core/testing'
import { createRandom } from '@freecurve/numerics'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hdf5Reader } from '../src/index.ts'
import { bytesOf, wanted } from './expected.ts'

const SEED = 20_255
const valid = wanted.map(([file]) => bytesOf(file))

/** Damaged copies of valid files, drawn by fast-check's numbers. */
const damaged = fc
  .record({ which: fc.nat(valid.length - 1), seed: fc.nat() })
  .map(({ which, seed }) => damageFile(valid[which]!, createRandom(seed).uniform))

it('damaged files either read or are refused, never anything else', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      expect(await tryReader(hdf5Reader, bytes)).toEqual({ outcome: expect.stringMatching(/^(read|refused)$/) })
    }),
    { seed: SEED, numRuns: 100, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true },
  )
})
