import type { SparseEntries } from '@freecurve/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sparseArray } from '../src/arrays/sparse-array.ts'
import { errorOf } from './error-of.ts'

const SEED = 20_253

const about = { format: 'x', key: 'A', type: 'float64', fileSize: 1000 } as const

const matrices = fc
  .record({ height: fc.integer({ min: 1, max: 9 }), width: fc.integer({ min: 1, max: 9 }) })
  .chain((size) => {
    const entry = fc.record({
      row: fc.nat(size.height - 1),
      column: fc.nat(size.width - 1),
      value: fc.integer({ min: -9, max: 9 }),
      other: fc.integer({ min: -9, max: 9 }),
    })
    return fc.record({
      shape: fc.constant([size.height, size.width] as const),
      entries: fc.array(entry, { maxLength: 30 }),
      rows: fc.array(fc.nat(size.height - 1), { maxLength: 12 }),
      columns: fc.array(fc.nat(size.width - 1), { maxLength: 12 }),
    })
  })

describe('a sparse matrix', () => {
  it('adds up what is stored at one place, as a whole and in blocks with any rows and columns', async () => {
    await fc.assert(
      fc.asyncProperty(matrices, fc.boolean(), async ({ shape, entries, rows, columns }, complex) => {
        const stored: SparseEntries = {
          rows: Uint32Array.from(entries, ({ row }) => row),
          columns: Uint32Array.from(entries, ({ column }) => column),
          values: Float64Array.from(entries, ({ value }) => value),
          ...(complex && { imaginary: Float64Array.from(entries, ({ other }) => other) }),
        }
        const array = sparseArray({ ...about, shape }, async () => stored)
        const sumAt = (i: number, j: number, part: 'value' | 'other') =>
          entries.reduce((sum, one) => (one.row === i && one.column === j ? sum + one[part] : sum), 0)
        const sums = (is: readonly number[], js: readonly number[], part: 'value' | 'other') =>
          Float64Array.from(is.flatMap((i) => js.map((j) => sumAt(i, j, part))))
        const expected = (is: readonly number[], js: readonly number[]) => ({
          values: sums(is, js, 'value'),
          ...(complex && { imaginary: sums(is, js, 'other') }),
          shape: [is.length, js.length],
        })
        const all = (count: number) => Array.from({ length: count }, (_, k) => k)
        expect(await array.read()).toEqual(expected(all(shape[0]), all(shape[1])))
        expect(await array.block(Uint32Array.from(rows), Uint32Array.from(columns))).toEqual(expected(rows, columns))
        expect(await array.entries?.()).toBe(stored)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  const none: SparseEntries = { rows: new Uint32Array(), columns: new Uint32Array(), values: new Float64Array() }

  it('is made full only where the file warrants it, and keeps its entries', async () => {
    const array = sparseArray({ ...about, shape: [100_000, 100_000] }, async () => none)
    expect(await errorOf(() => array.read())).toMatchObject({ code: 'E_FILE_FORMAT', details: { format: 'x' } })
    expect((await array.block(Uint32Array.of(99_999), Uint32Array.of(0, 7))).values).toEqual(new Float64Array(2))
    expect(await array.entries?.()).toBe(none)
  })

  it.each([
    [2 ** 32 - 1, 2],
    [2, 2 ** 32 - 1],
    [2 ** 32 - 1, 2 ** 32 - 1],
  ])('of shape [%d, %d] gives blocks', async (height, width) => {
    const stored = {
      rows: Uint32Array.of(height - 1, 0, height - 1),
      columns: Uint32Array.of(width - 1, 0, width - 1),
      values: Float64Array.of(1, 2, 4),
    }
    const array = sparseArray({ ...about, shape: [height, width] }, async () => stored)
    const block = await array.block(Uint32Array.of(height - 1, 0, height - 1), Uint32Array.of(1, width - 1, 0))
    expect([...block.values]).toEqual(width === 2 ? [5, 5, 0, 0, 0, 2, 5, 5, 0] : [0, 5, 0, 0, 0, 2, 0, 5, 0])
  })

  it('is loaded once, and what loading throws comes back each time', async () => {
    let loads = 0
    const array = sparseArray({ ...about, shape: [2, 2] }, async () => {
      loads++
      throw new RangeError('oh')
    })
    const one = Uint32Array.of(1)
    for (const use of [() => array.block(one, one), () => array.read(), () => array.entries!()])
      await expect(use()).rejects.toThrow(RangeError)
    expect(loads).toBe(1)
  })
})
