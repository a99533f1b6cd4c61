import { FreecurveError } from '@freecurve/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvWriter, jsonReader, jsonWriter, npyReader, npyWriter, readNumbers, textReader } from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'
import good from './fixtures/numpy-good.json' with { type: 'json' }

const SEED = 20_252
const readers = [npyReader, jsonReader, textReader]
const values = Float64Array.from({ length: 20 }, (_, k) => (k - 7) ** 3 / 7)

const valid: readonly Uint8Array[] = [
  ...good.map(({ base64 }) => bytesOf(base64, 'base64')),
  npyWriter.write(values),
  csvWriter.write(values),
  jsonWriter.write(values),
  bytesOf('[[1, 2], [3, 4]]'),
  bytesOf('# table\na,b\n1,2\n3,4\n'),
]

interface Change {
  readonly at: number
  readonly drop: number
  readonly insert: Uint8Array
}

const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({ at: fc.nat(400), drop: fc.nat(9), insert: fc.uint8Array({ maxLength: 9 }) }),
  { maxLength: 4 },
)

const mutate = (bytes: Uint8Array, list: readonly Change[], length: number): Uint8Array =>
  list
    .reduce((now, { at, drop, insert }) => {
      const from = at % (now.length + 1)
      return Uint8Array.from([...now.subarray(0, from), ...insert, ...now.subarray(from + drop)])
    }, bytes)
    .subarray(0, length)

/** Reads or refuses; an array that is read has as many values as its shape says. */
function readsOrRefuses(run: () => { readonly values: Float64Array; readonly shape: readonly number[] }): void {
  try {
    const { values, shape } = run()
    expect(values.length).toBe(shape.reduce((product, size) => product * size, 1))
  } catch (error) {
    if (!(error instanceof FreecurveError)) throw error
    expect(['E_FILE_FORMAT', 'E_FILE_UNKNOWN']).toContain(error.code)
  }
}

describe('damaged files either read or are refused, never anything else', () => {
  const damaged = fc
    .record({ file: fc.nat(valid.length - 1), list: changes, length: fc.integer({ min: 0, max: 500 }) })
    .map(({ file, list, length }) => mutate(valid[file] as Uint8Array, list, length))

  it.each(readers.map((reader) => [reader.id, reader] as const))('%s', (_id, reader) => {
    fc.assert(
      fc.property(damaged, (bytes) => {
        expect(typeof reader.recognizes(bytes)).toBe('boolean')
        readsOrRefuses(() => reader.read(bytes))
      }),
      { seed: SEED, numRuns: 2000, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: true },
    )
  })

  it('chosen by content and name', () => {
    const name = fc.constantFrom('x.npy', 'x.csv', 'x.json', 'x.bin', 'x')
    fc.assert(
      fc.property(damaged, name, (bytes, file) => readsOrRefuses(() => readNumbers(bytes, file, readers))),
      { seed: SEED, numRuns: 2000, interruptAfterTimeLimit: 10_000, markInterruptAsFailure: true },
    )
  })

  it('every truncation of every valid file', () => {
    for (const bytes of valid)
      for (let length = 0; length < bytes.length; length++)
        for (const reader of readers) readsOrRefuses(() => reader.read(bytes.subarray(0, length)))
  })
})
