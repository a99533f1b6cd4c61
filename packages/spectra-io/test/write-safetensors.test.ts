import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safetensorsReader, type WrittenTensor, writeSafetensors } from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'
import { errorOf } from './error-of.ts'
import { readAll } from './read-with.ts'

const SEED = 20261128

const tensors = fc
  .uniqueArray(
    fc.record({
      name: fc.string({ unit: 'grapheme', maxLength: 12 }).filter((name) => name !== '__metadata__'),
      shape: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
      first: fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    }),
    { minLength: 1, maxLength: 5, selector: ({ name }) => name },
  )
  .map((list) =>
    list.map(({ name, shape, first }): WrittenTensor => {
      const length = shape.reduce((product, size) => product * size, 1)
      return { name, shape, values: Float64Array.from({ length }, (_, k) => Math.fround(first + k)) }
    }),
  )

describe('writeSafetensors', () => {
  it('what is written is read, bit by bit', () =>
    fc.assert(
      fc.asyncProperty(tensors, async (written) => {
        const read = await readAll(safetensorsReader, writeSafetensors(written))
        expect(read.size).toBe(written.length)
        for (const { name, shape, values } of written) expect(read.get(name)).toEqual({ values, shape })
      }),
      { seed: SEED, numRuns: 100 },
    ))

  it('the bytes are those of the format: length, header filled up to a multiple of eight, numbers', () => {
    const header = '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}'
    const bytes = writeSafetensors([{ name: 'a', shape: [2], values: Float64Array.of(1, -2) }])
    expect(bytes).toEqual(
      Uint8Array.from([56, 0, 0, 0, 0, 0, 0, 0, ...bytesOf(`${header}  `), 0, 0, 128, 63, 0, 0, 0, 192]),
    )
  })

  it('numbers are rounded to the nearest; those that are not finite stay what they are', async () => {
    const given = Float64Array.of(0.1, 1 + 2 ** -25, -Infinity, Number.NaN)
    const read = await readAll(safetensorsReader, writeSafetensors([{ name: 'a', shape: [4], values: given }]))
    expect(read.get('a')?.values).toEqual(Float64Array.of(Math.fround(0.1), 1, -Infinity, Number.NaN))
  })

  const one = (name: string, shape: readonly number[], ...values: number[]): WrittenTensor => ({
    name,
    shape,
    values: Float64Array.from(values),
  })
  it.each([
    ['no tensors', []],
    ['a name twice', [one('a', [1], 1), one('a', [1], 2)]],
    ["the format's own name", [one('__metadata__', [1], 1)]],
    ['a shape that does not fit', [one('a', [2], 1)]],
    ['a shape that is none', [one('a', [-1, -1], 1)]],
    ['a number beyond float32', [one('a', [1], 1e39)]],
  ])('refuses %s', async (_, given) => {
    expect(await errorOf(() => writeSafetensors(given))).toMatchObject({ code: 'E_DOMAIN' })
  })
})
