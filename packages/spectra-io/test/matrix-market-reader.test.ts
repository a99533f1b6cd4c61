import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesSource, matrixMarketReader } from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'
import { countingSource } from './counting-source.ts'
import { errorOf } from './error-of.ts'
import { readOne } from './read-with.ts'
import { expectReads, referenceFiles } from './reference-files.ts'

const SEED = 20_254
const files = referenceFiles('matrix-market')

describe('files by SciPy', () => {
  it.each(files)('$name', (file) => expectReads(matrixMarketReader, file))
})

const mtx = (kind: string, ...lines: readonly string[]) =>
  bytesOf([`%%MatrixMarket matrix ${kind}`, ...lines, ''].join('\n'))

const open = async (bytes: Uint8Array) => (await matrixMarketReader.open(bytesSource(bytes, 'x')))[0]!

describe('Matrix Market files that are read', () => {
  const { NaN: nan, POSITIVE_INFINITY: inf } = Number

  it.each<readonly [string, Uint8Array, readonly number[]]>([
    ['comments and blank lines anywhere', mtx('array real general', '% one', '', '2 1', '  ', '1', '%', '2'), [1, 2]],
    ['Windows lines', bytesOf('%%MatrixMarket matrix array real general\r\n2 1\r\n1\r\n2\r\n'), [1, 2]],
    ['no line end at last', bytesOf('%%MatrixMarket matrix array real general\n2 1\n1\n2'), [1, 2]],
    [
      'a comment that is no UTF-8',
      Uint8Array.from([...bytesOf('%%MatrixMarket matrix array real general\n%'), 0xfc, ...bytesOf('\n1 1\n3\n')]),
      [3],
    ],
    ['a banner in lower case', bytesOf('%%matrixmarket matrix array real general\n1 1\n3\n'), [3]],
    ['a banner in upper case', bytesOf('%%MATRIXMARKET MATRIX ARRAY REAL GENERAL\n1 1\n3\n'), [3]],
    [
      'FORTRAN exponents',
      mtx('array real general', '4 1', '2.5D0', '-2.5d+3', '1D-2', '12345678901234567.5d-5'),
      [2.5, -2500, 0.01, Number('12345678901234567.5e-5')],
    ],
    ['words in any case', mtx('ARRAY Real GENERAL', '1 1', '1e3'), [1000]],
    ['tabs and more blanks', mtx('coordinate real general', ' 1\t 2   1 ', '\t1  2\t  5 '), [0, 5]],
    [
      'columns one after the other',
      mtx('array integer general', '2 3', '1', '2', '3', '4', '5', '6'),
      [1, 3, 5, 2, 4, 6],
    ],
    ['entries of one place added up', mtx('coordinate real general', '1 2 3', '1 1 1', '1 2 5', '1 1 2.5'), [3.5, 5]],
    ['a lower triangle', mtx('array real symmetric', '2 2', '1', '2', '3'), [1, 2, 2, 3]],
    ['a strictly lower triangle', mtx('array real skew-symmetric', '2 2', '4'), [0, -4, 4, 0]],
    ['a pattern', mtx('coordinate pattern symmetric', '2 2 2', '1 1', '2 1'), [1, 1, 1, 0]],
    [
      'numbers that are not finite',
      mtx('array real general', '4 1', 'nan', 'inf', '-Infinity', '1e999'),
      [nan, inf, -inf, inf],
    ],
    [
      'the largest integers',
      mtx('array integer general', '2 1', '9007199254740991', '-9007199254740991'),
      [2 ** 53 - 1, 1 - 2 ** 53],
    ],
    ['integers with a sign', mtx('array integer general', '2 1', '+7', '-0'), [7, -0]],
    ['no entries', mtx('coordinate real general', '0 0 0'), []],
    ['no rows', mtx('array real general', '0 5'), []],
  ])('%s', async (_name, bytes, values) => {
    expect(matrixMarketReader.recognizes(bytes)).toBe(true)
    const read = await readOne(matrixMarketReader, bytes)
    expect([[...read.values], read.imaginary]).toEqual([values, undefined])
  })

  it.each<readonly [string, Uint8Array, readonly number[], readonly number[]]>([
    ['a Hermitian one', mtx('array complex hermitian', '2 2', '1 0', '2 3', '4 0'), [1, 2, 2, 4], [0, -3, 3, 0]],
    ['a complex symmetric one', mtx('coordinate complex symmetric', '2 2 1', '2 1 2 3'), [0, 2, 2, 0], [0, 3, 3, 0]],
    [
      'a complex skew-symmetric one',
      mtx('coordinate complex skew-symmetric', '2 2 1', '2 1 2 3'),
      [0, -2, 2, 0],
      [0, -3, 3, 0],
    ],
  ])('%s', async (_name, bytes, values, imaginary) => {
    const read = await readOne(matrixMarketReader, bytes)
    expect([[...read.values], [...read.imaginary!]]).toEqual([values, imaginary])
  })

  it('lists both sides of a symmetric matrix', async () => {
    const array = await open(mtx('coordinate real symmetric', '3 3 3', '2 1 5', '3 3 7', '3 2 -1'))
    expect([array.key, array.shape, array.type]).toEqual(['', [3, 3], 'float64'])
    const { rows, columns, values } = await array.entries!()
    expect([[...rows], [...columns], [...values]]).toEqual([
      [1, 0, 2, 2, 1],
      [0, 1, 2, 1, 2],
      [5, 5, 7, -1, -1],
    ])
  })

  it('gives blocks of a matrix far larger than its file', async () => {
    const size = 3_000_000
    const array = await open(
      mtx('coordinate real general', `${size} ${size} 4`, '1 1 5', `${size} 7 6`, `7 ${size} 7`, '7 7 8'),
    )
    const { values } = await array.block(Uint32Array.of(6, size - 1, 6), Uint32Array.of(size - 1, 6))
    expect([...values]).toEqual([7, 8, 0, 6, 7, 8])
  })

  it('reads every decimal as the nearest double', async () => {
    const sign = fc.constantFrom('', '-', '+')
    const digits = (most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: most })
    const exponent = fc.option(fc.integer({ min: -330, max: 330 }), { nil: undefined })
    const spelt = fc
      .tuple(sign, digits(22), fc.boolean(), digits(22), exponent)
      .map(([s, a, point, b, e]) => `${s}${a}${point ? `.${b}` : ''}${e === undefined ? '' : `e${e}`}`)
      .filter((text) => /^[+-]?\.?\d/.test(text))
    await fc.assert(
      fc.asyncProperty(fc.array(spelt, { minLength: 1, maxLength: 20 }), async (texts) => {
        const { values } = await readOne(matrixMarketReader, mtx('array real general', `${texts.length} 1`, ...texts))
        expect([...values]).toEqual(texts.map(Number))
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  it('reads a file of many pieces, listing it without reading on', async () => {
    const count = 60_000
    const entry = (k: number) => `${(k % 700) + 1} ${((k * 7) % 900) + 1} ${k / 7}`
    const comment = `% ${'x'.repeat(1000)}`
    const bytes = mtx(
      'coordinate real general',
      ...Array(300).fill(comment),
      `700 900 ${count}`,
      ...Array.from({ length: count }, (_, k) => entry(k)),
    )
    const counted = countingSource(bytes)
    const array = (await matrixMarketReader.open(counted))[0]!
    expect([counted.bytesRead() < bytes.length / 2, array.shape]).toEqual([true, [700, 900]])
    const { rows, columns, values } = await array.entries!()
    expect(values).toEqual(Float64Array.from({ length: count }, (_, k) => k / 7))
    expect([rows[59_999], columns[59_999]]).toEqual([59_999 % 700, (59_999 * 7) % 900])
  })
})

describe('Matrix Market files that are refused', () => {
  it.each<readonly [string, Uint8Array, number | undefined]>([
    ['nothing', new Uint8Array(), 1],
    ['another text', bytesOf('1 2\n3 4\n'), 1],
    ['a vector', bytesOf('%%MatrixMarket vector array real general\n'), 1],
    ['an unknown layout', mtx('band real general', '1 1', '1'), 1],
    ['an unknown field', mtx('array double general', '1 1', '1'), 1],
    ['an unknown symmetry', mtx('array real diagonal', '1 1', '1'), 1],
    ['a word too many', mtx('array real general fast', '1 1', '1'), 1],
    ['a word too few', mtx('array real', '1 1', '1'), 1],
    ['a pattern in an array', mtx('array pattern general', '1 1', '1'), 1],
    ['a real Hermitian matrix', mtx('array real hermitian', '1 1', '1'), 1],
    ['a skew-symmetric pattern', mtx('coordinate pattern skew-symmetric', '2 2 1', '2 1'), 1],
    ['no sizes', mtx('array real general', '% only', ''), 1],
    ['two sizes of three', mtx('coordinate real general', '2 2', '1 1 1'), 2],
    ['three sizes of two', mtx('array real general', '%', '1 1 1', '1'), 3],
    ['a negative size', mtx('array real general', '-1 1', '1'), 2],
    ['a size that is a decimal', mtx('array real general', '1.0 1', '1'), 2],
    ['a size of 2^32', mtx('coordinate real general', '4294967296 1 1', '1 1 1'), 2],
    ['a symmetric matrix that is not square', mtx('coordinate real symmetric', '2 3 1', '1 1 1'), 2],
    ['more entries than the file has room for', mtx('coordinate pattern general', '9 9 3', '1 1', '2 2'), 2],
    ['4 · 10^9 entries', mtx('coordinate real general', '9 9 4000000000', '1 1 1'), 2],
    ['an array of 2^64 entries', mtx('array real general', '4294967295 4294967295', '1'), 2],
    ['too few entries', mtx('coordinate real general', '9 9 2', '1 1 1.000000000'), undefined],
    ['too many entries', mtx('coordinate real general', '9 9 1', '1 1 1', '%', '2 2 2'), 5],
    ['too few values', mtx('array real general', '3 1', '1.000', '2.000'), undefined],
    ['too many values', mtx('array real general', '1 1', '1', '2'), 4],
    ['a row 0', mtx('coordinate real general', '2 2 1', '0 1 1'), 3],
    ['a row too large', mtx('coordinate real general', '2 2 1', '3 1 1'), 3],
    ['a column too large', mtx('coordinate real general', '2 2 1', '1 3 1'), 3],
    ['a negative column', mtx('coordinate real general', '2 2 1', '1 -1 1'), 3],
    ['an index of 10^30', mtx('coordinate real general', '2 2 1', `1 1${'0'.repeat(30)} 1`), 3],
    ['a value that is missing', mtx('coordinate real general', '2 2 1', '1 1   '), 3],
    ['a value too many', mtx('coordinate real general', '2 2 1', '1 1 1 1'), 3],
    ['two values on a line', mtx('array real general', '2 1', '1 2'), 3],
    ['half a complex number', mtx('array complex general', '1 1', '1   '), 3],
    ['a word', mtx('array real general', '1 1', 'one'), 3],
    ['a FORTRAN exponent alone', mtx('array real general', '1 1', 'D3'), 3],
    ['two exponents', mtx('array real general', '1 1', '1D3E2'), 3],
    ['a FORTRAN exponent in an integer file', mtx('array integer general', '1 1', '1D3'), 3],
    ['a word with a d', mtx('array real general', '1 1', 'nad'), 3],
    ['a hexadecimal number', mtx('array real general', '1 1', '0x10'), 3],
    ['a decimal in an integer file', mtx('array integer general', '1 1', '1.5'), 3],
    ['a point in an integer file', mtx('array integer general', '1 1', '1.0'), 3],
    ['nan in an integer file', mtx('array integer general', '1 1', 'nan'), 3],
    ['an integer beyond 2^53', mtx('array integer general', '1 1', '9007199254740993'), 3],
    ['a negative unsigned integer', mtx('array unsigned-integer general', '1 1', '-1'), 3],
    ['an entry above the diagonal', mtx('coordinate real symmetric', '2 2 1', '1 2 1'), 3],
    ['a diagonal in a skew-symmetric file', mtx('coordinate real skew-symmetric', '2 2 1', '1 1 0'), 3],
    ['a complex diagonal of a Hermitian matrix', mtx('coordinate complex hermitian', '2 2 1', '1 1 1 2'), 3],
    ['a complex diagonal of a Hermitian array', mtx('array complex hermitian', '1 1', '1 2'), 3],
    ['zero bytes', bytesOf('%%MatrixMarket matrix array real general\n1 1\n\0\n'), 3],
    ['a line of 100 kB', mtx('array real general', '1 1', '%'.repeat(100_000), '1'), 3],
  ])('%s', async (_name, bytes, at) => {
    const error = await errorOf(() => readOne(matrixMarketReader, bytes))
    expect([error.code, error.details]).toEqual(['E_FILE_FORMAT', { format: 'matrix-market', at }])
  })

  it('such as a whole file of one line are not held in memory', async () => {
    let bytesRead = 0
    const read = async (from: number, to: number) => {
      bytesRead += to - from
      return new Uint8Array(to - from).fill(32)
    }
    const error = await errorOf(() => matrixMarketReader.open({ name: 'x', size: 2 ** 40, read }))
    expect([error.code, bytesRead < 2 ** 20]).toEqual(['E_FILE_FORMAT', true])
  })
})
