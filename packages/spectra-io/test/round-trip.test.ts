import type { SpectrumReader, SpectrumWriter } from '@freecurve/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvWriter, jsonReader, jsonWriter, npyReader, npyWriter, textReader } from '../src/index.ts'
import { errorOf } from './error-of.ts'
import { readOne } from './read-with.ts'

const SEED = 20_251

const pairs: readonly (readonly [string, SpectrumWriter, SpectrumReader])[] = [
  ['npy', npyWriter, npyReader],
  ['csv', csvWriter, textReader],
  ['json', jsonWriter, jsonReader],
]

describe.each(pairs)('%s', (_name, writer, reader) => {
  it('reads back every bit of what was written', async () => {
    const finite = fc.float64Array({ noNaN: true, noDefaultInfinity: true, minLength: 1, maxLength: 100 })
    await fc.assert(
      fc.asyncProperty(finite, async (values) => {
        const bytes = writer.write(values)
        expect(reader.recognizes(bytes)).toBe(true)
        const read = await readOne(reader, bytes)
        expect(read.shape).toEqual([values.length])
        expect(values.every((value, k) => Object.is(value, read.values[k]))).toBe(true)
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('writes extremes that are exact', async () => {
    const values = Float64Array.of(-0, 0, Number.MIN_VALUE, -Number.MAX_VALUE, 1 / 3, 2 ** 53 + 2, 1e21, 0.7e20 / 0.3)
    const read = (await readOne(reader, writer.write(values))).values
    expect(Array.from(values, (value, k) => Object.is(value, read[k]))).not.toContain(false)
  })
})

it('npy data begin at a multiple of 64 bytes, whatever the count', () => {
  for (const count of [0, 1, 9, 10, 12_345, 1_000_000]) {
    const bytes = npyWriter.write(new Float64Array(count))
    expect([(bytes.length - 8 * count) % 64, bytes[bytes.length - 8 * count - 1]]).toEqual([0, 0x0a])
  }
})

it('JSON holds no NaN', async () => {
  const error = await errorOf(() => jsonWriter.write(Float64Array.of(1, Number.NaN)))
  expect([error.code, error.details]).toEqual(['E_SPECTRUM_NOT_FINITE', { index: 1, got: Number.NaN }])
})
