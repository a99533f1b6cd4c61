import { damageFile, tryReader } from '@freecurve/core/testing'
import { createRandom } from '@freecurve/numerics'
import { bytesSource } from '@freecurve/spectra-io'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parquetReader } from '../src/index.ts'
import { bytesOf, wanted } from './fixtures-of.ts'

const SEED = 20_254
const valid = wanted.map(([file]) => bytesOf(file))

/** Damaged copies of valid files, drawn by fast-check's numbers. */
const damaged = fc
  .record({ which: fc.nat(valid.length - 1), seed: fc.nat() })
  .map(({ which, seed }) => damageFile(valid[which]!, createRandom(seed).uniform))

it('damaged files either read or are refused, never anything else', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      expect(await tryReader(parquetReader, bytes)).toEqual({ outcome: expect.stringMatching(/^(read|refused)$/) })
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
