import { symmetricEigenvalues } from '@freecurve/eigen'
import { createRandom } from '@freecurve/numerics'
import { describe, expect, it } from 'vitest'
import { gramView } from '../src/index.ts'
import { codeOf, storedArray, storedOf, wholeOf } from './stored.ts'

const random = createRandom(3)
const [n, p] = [7, 5]
const table = Array.from({ length: n }, () => Array.from({ length: p }, () => random.normal()))
const mean = (c: number) => table.reduce((sum, row) => sum + row[c]! / n, 0)
const centred = table.map((row) => row.map((x, c) => x - mean(c)))
const columnsOf = (rows: readonly (readonly number[])[]) => rows[0]!.map((_, c) => rows.map((row) => row[c]!))
const products = (rows: readonly (readonly number[])[], divide: number) =>
  rows.map((a) => rows.map((b) => a.reduce((sum, x, c) => sum + x * b[c]!, 0) / divide))

const distance = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number =>
  Math.max(...a.flatMap((row, i) => row.map((x, j) => Math.abs(x - b[i]![j]!))))

describe('Gram matrices', () => {
  it.each([
    ['of rows', {}, products(table, p)],
    ['of columns', { of: 'columns' }, products(columnsOf(table), n)],
    ['of centred rows', { centred: 'yes' }, products(centred, p)],
    ['of centred columns', { of: 'columns', centred: 'yes' }, products(columnsOf(centred), n)],
    ['not divided', { divide: 'no' }, products(table, 1)],
  ])('%s', async (_name, options, expected) => {
    const source = await gramView.source(storedOf(table), options)
    const whole = await wholeOf(source)
    expect(source.size).toBe(expected.length)
    expect(distance(whole, expected)).toBeLessThan(1e-15 * n * p)
    const part = await source.principal(Uint32Array.of(3, 0))
    expect([...part.data]).toEqual([whole[3]![3], whole[3]![0], whole[0]![3], whole[0]![0]])
  })

  it.each([
    [{}, p],
    [{ of: 'columns' }, n],
    [{ centred: 'yes' }, p],
    [{ of: 'columns', centred: 'yes' }, n - 1],
  ])('have at most the rank of the side that does not grow, %j', async (options, rank) => {
    const source = await gramView.source(storedOf(table), options)
    expect(source.growth!.rank).toBe(rank)
    const data = Float64Array.from((await wholeOf(source)).flat())
    const values = symmetricEigenvalues({ size: source.size, data })
    expect(values.filter((x) => x > 1e-12).length).toBe(Math.min(source.size, rank))
  })

  it.each([true, false])('of an unfolded kernel, by itself or as its file unfolds it (%s)', async (inFile) => {
    const flat = Array.from({ length: 4 }, () => Array.from({ length: 12 }, () => random.normal()))
    const cube = storedArray({ values: Float64Array.from(flat.flat()), shape: [4, 3, 2, 2] }, 'float64')
    const array = inFile
      ? { ...cube, unfolded: () => storedOf(flat) }
      : { ...cube, block: async () => expect.unreachable() }
    const source = await gramView.source(array, { unfold: 'yes' })
    expect(distance(await wholeOf(source), products(flat, 12))).toBeLessThan(1e-14)
    expect(
      distance(
        await wholeOf(await gramView.source(array, { unfold: 'yes', of: 'columns' })),
        products(columnsOf(flat), 4),
      ),
    ).toBeLessThan(1e-14)
    expect(await codeOf(gramView.source(array))).toBe('E_MATRIX')
  })

  it.each(['rows', 'columns'])('of %s of which nothing is left once centred: exact zeros', async (of) => {
    const constants = [0.1, 1 / 3, -7e-9, 1e17]
    const flat = await gramView.source(storedOf(Array.from({ length: 60 }, () => constants)), { of, centred: 'yes' })
    for (const row of await wholeOf(flat)) expect(row.every((x) => x === 0)).toBe(true)
  })

  it('reads no more than the rows it is asked for, in pieces, and tells how far it is', async () => {
    const wide = { ...storedOf([[0]]), shape: [4, 3_000_000] }
    const asked: number[] = []
    const shares: number[] = []
    const source = await gramView.source({
      ...wide,
      block: async (rows, columns) => {
        asked.push(rows.length * columns.length)
        return { values: new Float64Array(rows.length * columns.length).fill(1), shape: [rows.length, columns.length] }
      },
    })
    const { data } = await source.principal(Uint32Array.of(2, 1), { onProgress: (share) => shares.push(share) })
    expect([...data]).toEqual([1, 1, 1, 1])
    expect(asked.reduce((sum, count) => sum + count)).toBe(6_000_000)
    expect(asked.length).toBeGreaterThan(1)
    expect(shares.at(-1)).toBe(1)
  })

  it.each(['rows', 'columns'])('of the %s of a sparse table, from its entries alone', async (of) => {
    const [height, width] = [40, 25]
    const rows = Array.from({ length: height }, () =>
      Array.from({ length: width }, () => (random.uniform() < 0.2 ? random.normal() : 0)),
    )
    const list = rows.flatMap((row, i) => row.flatMap((x, j) => (x === 0 ? [] : [[i, j, x / 2] as const])))
    // Halves in two places of the list add up.
    const both = [...list, ...list.slice().reverse()]
    const entries = {
      rows: Uint32Array.from(both, ([i]) => i),
      columns: Uint32Array.from(both, ([, j]) => j),
      values: Float64Array.from(both, ([, , x]) => x),
    }
    const block = async () => expect.unreachable()
    const sparse = await gramView.source({ ...storedOf(rows), block, entries: async () => entries }, { of })
    const dense = await gramView.source(storedOf(rows), { of })
    const whole = await wholeOf(sparse)
    expect(distance(whole, await wholeOf(dense))).toBeLessThan(1e-15)
    const some = Uint32Array.of(7, 3, 20, 11)
    const { data } = await sparse.principal(some)
    expect([...data]).toEqual([...some].flatMap((i) => [...some].map((j) => whole[i]![j])))
    const complex = { ...entries, imaginary: entries.values }
    const refused = await gramView.source({ ...storedOf(rows), entries: async () => complex }, { of })
    expect(await codeOf(refused.principal(some))).toBe('E_MATRIX')
  })

  it.each([
    ['three dimensions', { ...storedOf([[1]]), shape: [1, 1, 1] }, {}, 'E_MATRIX'],
    ['nothing', { ...storedOf([[1]]), shape: [0, 3] }, {}, 'E_MATRIX'],
    ['an option it has not', storedOf(table), { off: 'rows' }, 'E_OPTION_UNKNOWN'],
    ['a choice it has not', storedOf(table), { of: 'samples' }, 'E_OPTION_VALUE'],
  ])('%s: refused', async (_name, array, options: { readonly [name: string]: string }, code) => {
    expect(await codeOf(gramView.source(array, options))).toBe(code)
  })

  it('a complex table is refused', async () => {
    const array = storedOf([[1, 2]])
    const complex = {
      ...array,
      block: async () => ({ values: Float64Array.of(1, 2), imaginary: Float64Array.of(0, 1), shape: [1, 2] }),
    }
    expect(await codeOf((await gramView.source(complex)).principal(Uint32Array.of(0)))).toBe('E_MATRIX')
  })
})
