import { bytesSource, chooseArray } from '@freecurve/spectra-io'
import { describe, expect, it } from 'vitest'
import { parquetReader } from '../src/index.ts'
import { errorOf } from './error-of.ts'
import { base64, bytesOf, refused, valuesWanted, wanted } from './fixtures-of.ts'

describe('files of DuckDB and Arrow are read bit for bit', () => {
  it.each(wanted)('%s', async (file, columns) => {
    const bytes = bytesOf(file)
    expect(parquetReader.recognizes(bytes)).toBe(true)
    const arrays = await parquetReader.open(bytesSource(bytes, file))
    expect(arrays.map(({ key }) => key)).toEqual(expect.arrayContaining(columns.map(([key]) => key)))
    expect(arrays.filter(({ key }) => key !== '').length).toBe(columns.length)
    for (const [key, column] of columns) {
      const array = chooseArray(arrays, key, file)
      expect([key, array.type, array.shape]).toEqual([key, column.type, column.shape])
      expect([key, base64((await array.read()).values)]).toEqual([key, valuesWanted(column)])
    }
  })

  it('reads the pages of one column only', async () => {
    const bytes = bytesOf('types.parquet')
    const source = bytesSource(bytes, 'x')
    let count = 0
    const read = (from: number, to: number) => {
      count += to - from
      return source.read(from, to)
    }
    const arrays = await parquetReader.open({ ...source, read })
    count = 0
    await chooseArray(arrays, 'i8', 'x').read()
    expect(count).toBeLessThan(bytes.length / 8)
  })
})

describe('refuses', () => {
  it.each(refused)('%s: %s', async (file, key) => {
    const arrays = await parquetReader.open(bytesSource(bytesOf(file), file))
    const error = await errorOf(() => chooseArray(arrays, key, file).read())
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format: 'parquet' }])
  })

  it('a null, with its row', async () => {
    const arrays = await parquetReader.open(bytesSource(bytesOf('null.parquet'), 'x'))
    expect((await errorOf(() => arrays[0]!.read())).details).toEqual({ format: 'parquet', at: 70 })
  })

  it.each([
    ['nothing', new Uint8Array(0)],
    ['another file', new TextEncoder().encode('PAR1 and some words')],
    ['a file without columns of numbers', bytesOf('no-numbers.parquet')],
    ['a cut file', bytesOf('types.parquet').subarray(0, -9)],
  ])('%s', async (_name, bytes) => {
    expect((await errorOf(() => parquetReader.open(bytesSource(bytes, 'x')))).code).toBe('E_FILE_FORMAT')
  })
})
