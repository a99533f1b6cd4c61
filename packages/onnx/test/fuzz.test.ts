import { damageFile, tryReader } from '@freecurve/core/testing'
import { createRandom } from '@freecurve/numerics'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onnxReader } from '../src/index.ts'
import { modelBytes, smallModel } from './make-model.ts'

const SEED = 20_257

/** Every way in which numbers are stored. */
const lists = modelBytes({
  node: [],
  initializer: [
    { name: 'f', dims: [2], dataType: 1, floatData: [1, 2] },
    { name: 'd', dims: [1, 2], dataType: 11, doubleData: [1, 2] },
    { name: 'h', dims: [3], dataType: 10, int32Data: [1, 2, 60_000] },
    { name: 'l', dims: [2, 2], dataType: 7, int64Data: [1, 2, -3, 2 ** 40] },
    { name: 'u', dims: [2], dataType: 13, uint64Data: [1, 2 ** 50] },
    { name: 'c', dims: [1], dataType: 14, floatData: [1, 2] },
  ],
})
const valid = [smallModel(), lists]

const damaged = fc
  .record({ which: fc.nat(valid.length - 1), seed: fc.nat() })
  .map(({ which, seed }) => damageFile(valid[which]!, createRandom(seed).uniform))

it('damaged files either read or are refused, never anything else', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      expect(await tryReader(onnxReader, bytes)).toEqual({ outcome: expect.stringMatching(/^(read|refused)$/) })
    }),
    { seed: SEED, numRuns: 3000, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true },
  )
})
