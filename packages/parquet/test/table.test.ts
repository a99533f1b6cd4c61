import { bytesSource, chooseArray } from '@freecurve/spectra-io'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { parquetReader } from '../src/index.ts'
import { errorOf } from './error-of.ts'
import { base64, bytesOf } from './fixtures-of.ts'

type Columns = Parameters<typeof parquetWriteBuffer>[0]['columnData']

const ROWS = 1000
const list = (value: (k: number) => number) => Array.from({ length: ROWS }, (_, k) => value(k))
const row = list((k) => (7 * k) % ROWS)
const column = list((k) => (k * k) % 13)
const weight = list((k) => (k - 500) / 7)

const edges: Columns = [
  { name: 'row', data: row, type: 'INT32', nullable: false },
  { name: 'column', data: column, type: 'INT32', nullable: false },
  { name: 'weight', data: weight, type: 'DOUBLE', nullable: false },
]

const fileOf = (columnData: Columns) =>
  bytesSource(new Uint8Array(parquetWriteBuffer({ columnData, codec: 'UNCOMPRESSED' })), 'x.parquet')

const keysOf = async (columns: Columns) => (await parquetReader.open(fileOf(columns))).map(({ key }) => key)

describe('a file of columns of numbers', () => {
  it('is a table beside its columns, row by row', async () => {
    const arrays = await parquetReader.open(fileOf(edges))
    expect(arrays.map(({ key }) => key)).toEqual(['row', 'column', 'weight', ''])
    const table = chooseArray(arrays, '', 'x')
    expect([table.shape, table.type]).toEqual([[ROWS, 3], 'int32, float64'])
    const { values, shape } = await table.read()
    expect(shape).toEqual([ROWS, 3])
    expect(base64(values)).toBe(base64(Float64Array.from(row.flatMap((r, k) => [r, column[k]!, weight[k]!]))))
  })

  it('gives blocks in any order, of which some entries are wanted twice', async () => {
    const table = chooseArray(await parquetReader.open(fileOf(edges)), '', 'x')
    const block = await table.block(Uint32Array.of(999, 0, 999), Uint32Array.of(2, 0, 2, 2))
    expect(block.shape).toEqual([3, 4])
    const line = (k: number) => [weight[k]!, row[k]!, weight[k]!, weight[k]!]
    expect([...block.values]).toEqual([...line(999), ...line(0), ...line(999)])
  })

  it('reads the pages of the wanted columns only', async () => {
    const source = fileOf(edges)
    let count = 0
    const read = (from: number, to: number) => {
      count += to - from
      return source.read(from, to)
    }
    const table = chooseArray(await parquetReader.open({ ...source, read }), '', 'x')
    count = 0
    await table.block(Uint32Array.of(3, 1), Uint32Array.of(2))
    expect(count).toBeGreaterThanOrEqual(8 * ROWS)
    expect(count).toBeLessThan(8 * ROWS + 500)
  })

  it('is a table of the type that all have', async () => {
    const table = chooseArray(await parquetReader.open(fileOf(edges.slice(0, 2))), '', 'x')
    expect([table.shape, table.type]).toEqual([[ROWS, 2], 'int32'])
  })

  it.each([
    [[0], [1]],
    [[1], [0, 1]],
  ])('refuses a null in a column that is wanted: rows %j, columns %j', async (rows, columns) => {
    const holes = [
      edges[0]!,
      { name: 'holes', data: list((k) => k).map((k) => (k === 9 ? null : k)), type: 'DOUBLE' as const },
    ]
    const table = chooseArray(await parquetReader.open(fileOf(holes)), '', 'x')
    const expected = { code: 'E_FILE_FORMAT', details: { format: 'parquet', at: 9 } }
    expect(await errorOf(() => table.read())).toMatchObject(expected)
    expect(await errorOf(() => table.block(Uint32Array.from(rows), Uint32Array.from(columns)))).toMatchObject(expected)
    expect([...(await table.block(Uint32Array.of(1), Uint32Array.of(0))).values]).toEqual([7])
  })
})

it('a table far larger than the file is refused before it is made, its columns are not', async () => {
  const data = new Float64Array(120_000).fill(0.5)
  const flat = ['a', 'b', 'c', 'd'].map((name) => ({ name, data, type: 'DOUBLE' as const, nullable: false }))
  const table = chooseArray(await parquetReader.open(fileOf(flat)), '', 'x')
  const every = Uint32Array.of(0, 1, 2, 3)
  expect((await errorOf(() => table.read())).code).toBe('E_FILE_FORMAT')
  expect((await errorOf(() => table.block(every, every))).code).toBe('E_FILE_FORMAT')
  expect([...(await table.block(Uint32Array.of(7), Uint32Array.of(3, 3))).values]).toEqual([0.5, 0.5])
})

describe('there is no table', () => {
  it.each<[string, Columns]>([
    ['of one column', edges.slice(0, 1)],
    ['where a column is text', [...edges, { name: 'text', data: row.map(String), type: 'STRING' }]],
    ['where a column is called as it is', [...edges, { name: '', data: row, type: 'INT32' }]],
  ])('%s', async (_name, columns) => {
    const keys = await keysOf(columns)
    expect(keys.filter((key) => key === '')).toHaveLength(columns.filter(({ name }) => name === '').length)
  })

  it('where a column holds decimal fractions', async () => {
    const arrays = await parquetReader.open(bytesSource(bytesOf('decimal.parquet'), 'x'))
    expect(arrays.map(({ key }) => key)).not.toContain('')
  })
})
