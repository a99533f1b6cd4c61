import type { SpectrumReader } from '@freecurve/core'
import { damageFile, tryReader, tryToRead } from '@freecurve/core/testing'
import { createRandom } from '@freecurve/numerics'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytesSource,
  csvWriter,
  jsonReader,
  jsonWriter,
  matlabReader,
  matrixMarketReader,
  npyReader,
  npyWriter,
  npzReader,
  openArrays,
  safetensorsReader,
  textReader,
  torchReader,
} from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'
import good from './fixtures/numpy-good.json' with { type: 'json' }
import { pickledFile } from './pickled-file.ts'
import { referenceFiles } from './reference.ts'
import { referenceFiles as sciFiles } from './reference-files.ts'

const SEED = 20_252
const values = Float64Array.from({ length: 20 }, (_, k) => (k - 7) ** 3 / 7)

/** Reference files; not the one that unpacks to megabytes, which would take most of the time. */
const references = (format: string, ending = '') =>
  referenceFiles(format).flatMap(({ file, bytes }) =>
    file.endsWith(ending) && !file.endsWith('-long.npz') ? [bytes] : [],
  )

const checkpoint = pickledFile(references('torch', 'checkpoint.pt')[0]!)

interface Case {
  readonly id: string
  readonly reader: SpectrumReader
  /** Valid files, or valid parts of files. */
  readonly valid: readonly Uint8Array[]
  /** Makes a file of a part, with checksums that are right. */
  readonly wrap?: (part: Uint8Array) => Uint8Array
}

/** Every reader, and the pickles behind the checksums of their archives. */
const cases: readonly Case[] = [
  {
    id: 'npy',
    reader: npyReader,
    valid: [...good.map(({ base64 }) => bytesOf(base64, 'base64')), npyWriter.write(values)],
  },
  { id: 'npy of objects', reader: npyReader, valid: references('npz', '.npy') },
  { id: 'npz', reader: npzReader, valid: references('npz', '.npz') },
  { id: 'torch', reader: torchReader, valid: references('torch') },
  { id: 'pickled torch', reader: torchReader, valid: [checkpoint.pickle], wrap: checkpoint.withPickle },
  { id: 'safetensors', reader: safetensorsReader, valid: references('safetensors') },
  { id: 'matlab', reader: matlabReader, valid: sciFiles('matlab').map(({ bytes }) => bytes) },
  { id: 'matrix-market', reader: matrixMarketReader, valid: sciFiles('matrix-market').map(({ bytes }) => bytes) },
  {
    id: 'text',
    reader: textReader,
    valid: [csvWriter.write(values), bytesOf('# table\na,b\n1,2\n3,4\n'), bytesOf('1 2\n3 4')],
  },
  {
    id: 'json',
    reader: jsonReader,
    valid: [jsonWriter.write(values), bytesOf('[[1, 2], [3, 4]]'), bytesOf('{"a": [1], "b": [[2, 3]]}')],
  },
]
const readers = [...new Set(cases.map(({ reader }) => reader))]
const budget = { interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true }

const readOrRefused = { outcome: expect.stringMatching(/^(read|refused)$/) }

/** Damaged copies of valid files, drawn by fast-check's numbers. */
const damagedOf = (valid: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc
    .record({ which: fc.nat(valid.length - 1), seed: fc.nat() })
    .map(({ which, seed }) => damageFile(valid[which]!, createRandom(seed).uniform))

describe.each(cases)('damaged $id files either read or are refused, never anything else', (one) => {
  const { reader, valid, wrap = (part) => part } = one

  it('as they come', async () => {
    await fc.assert(
      fc.asyncProperty(damagedOf(valid), async (bytes) => {
        expect(await tryReader(reader, wrap(bytes))).toEqual(readOrRefused)
      }),
      { seed: SEED, numRuns: 500, ...budget },
    )
  })

  it('of every length', async () => {
    for (const bytes of valid)
      for (let length = 0; length < bytes.length; length += Math.ceil(bytes.length / 100))
        expect(await tryReader(reader, wrap(bytes.subarray(0, length)))).toEqual(readOrRefused)
  })
})

it('a reader that is chosen by content and name reads or refuses', async () => {
  const name = fc.constantFrom(
    'x.npy',
    'x.npz',
    'x.pt',
    'x.safetensors',
    'x.csv',
    'x.json',
    'x.mat',
    'x.mtx',
    'x.bin',
    'x',
  )
  await fc.assert(
    fc.asyncProperty(damagedOf(cases.flatMap(({ valid }) => valid)), name, async (bytes, file) => {
      expect(await tryToRead(() => openArrays(bytesSource(bytes, file), readers))).toEqual(readOrRefused)
    }),
    { seed: SEED, numRuns: 1000, ...budget },
  )
})
