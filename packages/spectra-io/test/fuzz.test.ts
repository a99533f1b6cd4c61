import { isFreecurveError, type SpectrumReader, type StoredArray } from '@freecurve/core'
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
  openArrays,
  textReader,
} from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'
import { damagedOf } from './damage.ts'
import good from './fixtures/numpy-good.json' with { type: 'json' }
import { referenceFiles } from './reference-files.ts'

const SEED = 20_252
const values = Float64Array.from({ length: 20 }, (_, k) => (k - 7) ** 3 / 7)

/** Valid files of every reader. */
const cases: readonly (readonly [id: string, reader: SpectrumReader, valid: readonly Uint8Array[]])[] = [
  ['npy', npyReader, [...good.map(({ base64 }) => bytesOf(base64, 'base64')), npyWriter.write(values)]],
  ['text', textReader, [csvWriter.write(values), bytesOf('# table\na,b\n1,2\n3,4\n'), bytesOf('1 2\n3 4')]],
  ['json', jsonReader, [jsonWriter.write(values), bytesOf('[[1, 2], [3, 4]]'), bytesOf('{"a": [1], "b": [[2, 3]]}')]],
  ['matlab', matlabReader, referenceFiles('matlab').map(({ bytes }) => bytes)],
  ['matrix-market', matrixMarketReader, referenceFiles('matrix-market').map(({ bytes }) => bytes)],
]
const readers = cases.map(([, reader]) => reader)
const budget = { interruptAfterTimeLimit: 15_000, markInterruptAsFailure: true }

/** Opens and reads everything, or is refused with a code; an array that is read has as many values as its shape says. */
async function readsOrRefuses(open: () => Promise<readonly StoredArray[]>): Promise<void> {
  try {
    const arrays = await open()
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
  } catch (error) {
    refused(error)
  }
}

function refused(error: unknown): null {
  if (!isFreecurveError(error)) throw error
  expect(['E_FILE_FORMAT', 'E_FILE_UNKNOWN']).toContain(error.code)
  return null
}

describe.each(cases)('damaged %s files either read or are refused, never anything else', (_id, reader, valid) => {
  it('as they come', async () => {
    await fc.assert(
      fc.asyncProperty(damagedOf(valid), async (bytes) => {
        expect(typeof reader.recognizes(bytes)).toBe('boolean')
        await readsOrRefuses(() => reader.open(bytesSource(bytes, 'x')))
      }),
      { seed: SEED, numRuns: 2000, ...budget },
    )
  })

  it('of every length', async () => {
    for (const bytes of valid)
      for (let length = 0; length < bytes.length; length += Math.ceil(bytes.length / 500))
        await readsOrRefuses(() => reader.open(bytesSource(bytes.subarray(0, length), 'x')))
  })
})

it('a reader that is chosen by content and name reads or refuses', async () => {
  const name = fc.constantFrom('x.npy', 'x.csv', 'x.json', 'x.mat', 'x.mtx', 'x.bin', 'x')
  await fc.assert(
    fc.asyncProperty(damagedOf(cases.flatMap(([, , valid]) => valid)), name, async (bytes, file) => {
      await readsOrRefuses(() => openArrays(bytesSource(bytes, file), readers))
    }),
    { seed: SEED, numRuns: 2000, ...budget },
  )
})
