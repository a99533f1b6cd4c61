import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { damageFile, tryReader } from '@freecurve/core/testing'
import { createRandom } from '@freecurve/numerics'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onnxReader } from '../src/index.ts'
import { listedModel, smallModel } from './make-model.ts'

const SEED = 20_257

const valid = [smallModel(), listedModel()]

const damaged = fc
  .record({ which: fc.nat(valid.length - 1), seed: fc.nat() })
  .map(({ which, seed }) => damageFile(valid[which]!, createRandom(seed).uniform))

it('the files that the fuzz tool damages are these', () => {
  const names = ['small.onnx', 'listed.onnx']
  const fixtures = names.map((name) => new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', name))))
  expect(fixtures).toEqual(valid)
})

it('damaged files either read or are refused, never anything else', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      expect(await tryReader(onnxReader, bytes)).toEqual({ outcome: expect.stringMatching(/^(read|refused)$/) })
    }),
    { seed: SEED, numRuns: 3000, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true },
  )
})
