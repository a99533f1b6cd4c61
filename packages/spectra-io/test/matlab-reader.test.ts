import fc from 'fast-check'
import { zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { bytesSource, matlabReader } from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'
import { countingSource } from './counting-source.ts'
import { errorOf } from './error-of.ts'
import { COMPLEX, compressed, doubles, integers, joined, LOGICAL, matFile, matrix, part, small } from './mat-bytes.ts'
import { readAll } from './read-with.ts'
import { expectReads, referenceFiles } from './reference-files.ts'

const SEED = 20_255
const files = referenceFiles('matlab')
const withNumbers = files.filter(({ arrays }) => Object.keys(arrays).length > 0)
const without = files.filter(({ arrays }) => Object.keys(arrays).length === 0)

describe('files by MATLAB, Octave and SciPy', () => {
  it.each(withNumbers)('$name', (file) => expectReads(matlabReader, file))

  it.each(without)('$name holds no numbers', async ({ bytes }) => {
    expect(matlabReader.recognizes(bytes)).toBe(true)
    const error = await errorOf(() => matlabReader.open(bytesSource(bytes, 'x')))
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format: 'matlab' }])
  })
})

/** Class numbers of the format. */
const [CELL, STRUCT, SPARSE, DOUBLE, INT8, UINT64] = [1, 2, 5, 6, 8, 15]

const one = (value: number, name = ''): Uint8Array => matrix(DOUBLE, [1, 1], name, doubles(value))

/** Keys, shapes and numbers of all arrays. */
async function plain(bytes: Uint8Array) {
  const read = await readAll(matlabReader, bytes)
  return Object.fromEntries([...read].map(([key, { values, shape }]) => [key, [shape, [...values]]]))
}

describe('MATLAB files that are read', () => {
  it('are the same with each variable compressed and not', async () => {
    const size = fc.integer({ min: 0, max: 40 })
    const shapes = fc.array(size, { minLength: 2, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer(), async (shape, first) => {
        const count = shape.reduce((product, n) => product * n, 1)
        const values = Array.from({ length: Math.min(count, 4000) }, (_, k) => (first + k) / 7)
        const whole = count <= 4000 ? shape : [4000, 1]
        const array = matrix(DOUBLE, whole, 'a', doubles(...values))
        const expected = await plain(matFile(array))
        expect(expected.a![0]).toEqual(whole)
        expect(await plain(matFile(compressed(array)))).toEqual(expected)
      }),
      { seed: SEED, numRuns: 60 },
    )
  })

  it('has fields of structs and places in cells in column order', async () => {
    const names = (...list: readonly string[]) =>
      joined(small(5, Uint8Array.of(4, 0, 0, 0)), part(1, bytesOf(list.map((name) => name.padEnd(4, '\0')).join(''))))
    const struct = matrix(STRUCT, [1, 1], 's', names('x', '__'), one(1), matrix(CELL, [1, 2], '', one(2), one(3)))
    const list = matrix(STRUCT, [1, 2], 'list', names('v'), one(4), one(5))
    expect(await plain(matFile(struct, compressed(list)))).toEqual({
      's/x': [[1, 1], [1]],
      's/__/0': [[1, 1], [2]],
      's/__/1': [[1, 1], [3]],
      'list/0/v': [[1, 1], [4]],
      'list/1/v': [[1, 1], [5]],
    })
  })

  it('may hold plain variables at any offset, behind a compressed one of any length', async () => {
    const bytes = (name: string) => matrix(INT8, [5, 1], name, part(1, Uint8Array.of(1, 2, 3, 4, 5)))
    for (let k = 0; k < 8; k++) {
      const first = compressed(matrix(DOUBLE, [1, 1], 'a'.repeat(k + 1), doubles(Math.exp(k))))
      const read = await plain(matFile(first, bytes('b'), bytes('c')))
      expect([read.b, read.c]).toEqual(
        Array(2).fill([
          [5, 1],
          [1, 2, 3, 4, 5],
        ]),
      )
    }
  })

  it('may call a field __proto__', async () => {
    const names = joined(small(5, Uint8Array.of(12, 0, 0, 0)), part(1, bytesOf('__proto__\0\0\0')))
    const read = await readAll(matlabReader, matFile(matrix(STRUCT, [1, 1], 's', names, one(1))))
    expect([...read.keys()]).toEqual(['s/__proto__'])
  })

  it('types are those of the classes, not of what they are stored as', async () => {
    const stored = matFile(
      matrix(DOUBLE, [1, 2], 'a', small(2, Uint8Array.of(7, 8))),
      matrix(DOUBLE | COMPLEX, [1, 1], 'b', small(1, Uint8Array.of(255)), doubles(0.5)),
      matrix(9 | LOGICAL, [1, 1], 'c', small(2, Uint8Array.of(1))),
      matrix(SPARSE | COMPLEX, [1, 1], 'd', integers(0), integers(0, 1), doubles(2), doubles(3)),
      matrix(INT8 | COMPLEX, [1, 1], 'e', small(1, Uint8Array.of(1)), small(1, Uint8Array.of(2))),
    )
    const arrays = await matlabReader.open(bytesSource(stored, 'x'))
    expect(arrays.map(({ type }) => type)).toEqual(['float64', 'complex128', 'bool', 'complex128', 'complex int8'])
    expect(await arrays[1]!.read()).toEqual({
      values: Float64Array.of(-1),
      imaginary: Float64Array.of(0.5),
      shape: [1, 1],
    })
  })

  it('leaves room behind the entries of a sparse matrix', async () => {
    const bytes = matFile(matrix(SPARSE, [3, 2], 'S', integers(2, 0, 0, 0), integers(0, 1, 2), doubles(5, 6, 0, 0)))
    expect(await plain(bytes)).toEqual({
      S: [
        [3, 2],
        [0, 6, 0, 0, 5, 0],
      ],
    })
  })

  it('are listed and read in parts where they are not compressed', async () => {
    const size = 300
    const values = Array.from({ length: size * size }, (_, k) => k)
    const bytes = matFile(one(1, 'a'), matrix(DOUBLE, [size, size], 'b', doubles(...values)), one(2, 'c'))
    const counted = countingSource(bytes)
    const [, array] = await matlabReader.open(counted)
    const block = await array!.block(Uint32Array.of(299, 0), Uint32Array.of(1, 0))
    expect([...block.values]).toEqual([599, 299, 300, 0])
    expect(counted.bytesRead()).toBeLessThan(20_000)
  })
})

describe('MATLAB files that are refused', () => {
  const sparse = (rows: readonly number[], starts: readonly number[], values: readonly number[], shape = [3, 2]) =>
    matFile(matrix(SPARSE, shape, 'S', integers(...rows), integers(...starts), doubles(...values)))
  const nested = (depth: number) => {
    let inner = one(1)
    for (let k = 0; k < depth; k++) inner = matrix(CELL, [1, 1], 'c', inner)
    return inner
  }
  const plainArray = one(1, 'a')
  const broken = (at: number, value: number): Uint8Array =>
    matFile(plainArray.map((byte, k) => (k === at ? value : byte)))
  const zlib = zlibSync(plainArray)
  const stream = (bytes: Uint8Array) => matFile(part(15, bytes, false))
  const lying = (size: number) => {
    const inner = plainArray.slice()
    new DataView(inner.buffer).setUint32(4, size, true)
    return matFile(compressed(inner))
  }

  it.each<readonly [string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a header only', matFile()],
    ['half a tag', matFile(Uint8Array.of(14, 0, 0, 0))],
    ['an array that is cut off', matFile(plainArray.subarray(0, -8))],
    ['a data element of another type', matFile(doubles(1))],
    ['flags of another type', broken(8, 5)],
    ['an unknown class', matFile(matrix(99, [1, 1], 'a', doubles(1)))],
    ['one dimension', matFile(matrix(DOUBLE, [1], 'a', doubles(1)))],
    ['65 dimensions', matFile(matrix(DOUBLE, Array(65).fill(1), 'a', doubles(1)))],
    ['a negative dimension', matFile(matrix(DOUBLE, [-1, 1], 'a', doubles(1)))],
    ['dimensions of 2^62 entries', matFile(matrix(DOUBLE, [2 ** 31 - 1, 2 ** 31 - 1], 'a', doubles(1)))],
    ['dimensions that overflow', matFile(matrix(DOUBLE, Array(64).fill(2 ** 31 - 1), 'a', doubles(1)))],
    ['too few numbers', matFile(matrix(DOUBLE, [2, 1], 'a', doubles(1)))],
    ['too many numbers', matFile(matrix(DOUBLE, [1, 1], 'a', doubles(1, 2)))],
    ['no imaginary part', matFile(matrix(DOUBLE | COMPLEX, [1, 1], 'a', doubles(1)))],
    ['an imaginary part too many', matFile(matrix(DOUBLE, [1, 1], 'a', doubles(1), doubles(2)))],
    ['doubles in an array of integers', matFile(matrix(INT8, [1, 1], 'a', doubles(1)))],
    ['texts in an array of doubles', matFile(matrix(DOUBLE, [1, 1], 'a', part(16, new Uint8Array(8))))],
    ['a small element of 5 bytes', matFile(matrix(DOUBLE, [1, 1], 'a', Uint8Array.of(2, 0, 5, 0, 1, 2, 3, 4)))],
    ['two arrays of one name', matFile(plainArray, plainArray)],
    ['an integer beyond 2^53', matFile(matrix(UINT64, [1, 1], 'a', part(13, Uint8Array.of(1, 0, 0, 0, 0, 0, 32, 0))))],
    ['a cell with too few arrays', matFile(matrix(CELL, [1, 2], 'c', one(1)))],
    ['a cell with too many arrays', matFile(matrix(CELL, [1, 1], 'c', one(1), one(2)))],
    ['an empty cell', matFile(matrix(CELL, [0, 0], 'c'))],
    ['cells nested 65 deep', matFile(nested(65))],
    ['cells nested 500 deep', matFile(compressed(nested(500)))],
    [
      'field names without length',
      matFile(matrix(STRUCT, [1, 1], 's', small(5, Uint8Array.of(0, 0, 0, 0)), part(1, bytesOf('ab')), one(1))),
    ],
    [
      'field names of broken length',
      matFile(matrix(STRUCT, [1, 1], 's', small(5, Uint8Array.of(3, 0, 0, 0)), part(1, bytesOf('ab')), one(1))),
    ],
    [
      '2^30 structs without fields',
      matFile(matrix(STRUCT, [2 ** 15, 2 ** 15], 's', small(5, Uint8Array.of(4, 0, 0, 0)), part(1, new Uint8Array()))),
    ],
    ['a sparse cube', sparse([0], [0, 1, 1], [5], [3, 2, 1])],
    ['a sparse row out of range', sparse([3], [0, 1, 1], [5])],
    ['a negative sparse row', sparse([-1], [0, 1, 1], [5])],
    ['sparse rows that descend', sparse([1, 0], [0, 2, 2], [5, 6])],
    ['a sparse row twice', sparse([1, 1], [0, 2, 2], [5, 6])],
    ['sparse columns that descend', sparse([1, 0], [0, 2, 1], [5, 6])],
    ['sparse columns that begin late', sparse([1, 0], [1, 1, 2], [5, 6])],
    ['sparse columns behind the rows', sparse([1], [0, 1, 2], [5, 6])],
    ['sparse columns behind the values', sparse([1, 2], [0, 1, 2], [5])],
    ['too few sparse columns', sparse([1], [0, 1], [5])],
    ['a stream that is cut off', stream(zlib.subarray(0, -6))],
    ['a stream of a few bytes', stream(zlib.subarray(0, 3))],
    ['no stream', stream(new Uint8Array())],
    ['a stream of something else', stream(bytesOf('some words that are no zlib stream'))],
    ['a stream with a wrong checksum', stream(zlib.map((byte, k) => (k === zlib.length - 1 ? byte ^ 1 : byte)))],
    ['a stream with something behind it', stream(joined(zlib, Uint8Array.of(0)))],
    ['a stream with a megabyte behind it', stream(joined(zlib, new Uint8Array(2 ** 20)))],
    ['a stream in a stream', matFile(compressed(compressed(plainArray)))],
    ['a stream of 4 bytes', matFile(compressed(Uint8Array.of(14, 0, 0, 0)))],
    ['a stream that holds more than it says', lying(48)],
    ['a stream that holds less than it says', lying(72)],
    ['a stream that says it holds 4 GB', lying(2 ** 32 - 1)],
  ])('%s', async (_name, bytes) => {
    const error = await errorOf(() => readAll(matlabReader, bytes))
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format: 'matlab' }])
  })

  it('and no file inflates beyond what it says', async () => {
    const bomb = matrix(DOUBLE, [5000, 1000], 'a', part(2, new Uint8Array(5e6)))
    new DataView(bomb.buffer).setUint32(4, 5000, true)
    expect((await errorOf(() => readAll(matlabReader, matFile(compressed(bomb))))).code).toBe('E_FILE_FORMAT')
  })

  it('and no file lists more arrays than it warrants', async () => {
    const nothing = Uint8Array.of(14, 0, 0, 0, 0, 0, 0, 0)
    const cell = matrix(CELL, [200, 200], 'c', joined(...Array(40_000).fill(nothing)))
    expect((await errorOf(() => readAll(matlabReader, matFile(compressed(cell))))).code).toBe('E_FILE_FORMAT')
    expect((await readAll(matlabReader, matFile(cell))).size).toBe(40_000)
  })

  it.each([
    ['with its header', matFile().map((byte, k) => (k === 125 ? 2 : byte))],
    ['as HDF5 alone', bytesOf('\x89HDF\r\n\x1a\n')],
  ])('one of version 7.3 %s is for another reader', async (_name, bytes) => {
    expect(matlabReader.recognizes(bytes)).toBe(false)
    const error = await errorOf(() => readAll(matlabReader, bytes))
    expect([error.code, error.details]).toEqual(['E_FILE_FORMAT', { format: 'matlab', at: 0 }])
  })
})

describe('version 4', () => {
  const version4 = (code: number, rows: number, columns: number, complex: number, data: Uint8Array, name = 'a') =>
    joined(
      new Uint8Array(Int32Array.from([code, rows, columns, complex, name.length + 1]).buffer),
      bytesOf(`${name}\0`),
      data,
    )
  const eight = (...values: readonly number[]) => new Uint8Array(Float64Array.from(values).buffer)

  it('has several matrices one behind the other, texts among them', async () => {
    const bytes = joined(
      version4(1, 1, 2, 0, eight(65, 66), 'text'),
      version4(50, 1, 3, 0, Uint8Array.of(1, 2, 255), 'bytes'),
      version4(2, 3, 3, 0, eight(1, 2, 2, 1, 3, 3, 5, 7, 0), 'S'),
    )
    expect(await plain(bytes)).toEqual({
      bytes: [
        [1, 3],
        [1, 2, 255],
      ],
      S: [
        [2, 3],
        [5, 0, 0, 0, 0, 7],
      ],
    })
  })

  it.each<readonly [string, Uint8Array, boolean]>([
    ['a matrix that is cut off', version4(0, 2, 1, 0, eight(1)), true],
    ['bytes behind the last matrix', version4(0, 1, 1, 0, joined(eight(1), Uint8Array.of(0))), true],
    ['2^64 numbers', version4(0, -1, -1, 1, eight(1)), true],
    ['a sparse row 0', version4(2, 2, 3, 0, eight(0, 2, 1, 2, 5, 0)), true],
    ['a sparse row behind the last', version4(2, 2, 3, 0, eight(3, 2, 1, 2, 5, 0)), true],
    ['a sparse row that is no integer', version4(2, 2, 3, 0, eight(1.5, 2, 1, 2, 5, 0)), true],
    ['a sparse matrix of shape 1e300', version4(2, 2, 3, 0, eight(1, 1e300, 1, 2, 5, 0)), true],
    ['a sparse table of two columns', version4(2, 2, 2, 0, eight(1, 2, 1, 2)), true],
    ['a sparse table without lines', version4(2, 0, 3, 0, eight()), true],
    ['an unknown type', version4(60, 1, 1, 0, eight(1)), false],
    ['VAX floats', version4(2000, 1, 1, 0, eight(1)), false],
    ['a name of other characters', version4(0, 1, 1, 0, eight(1), 'a b'), false],
    ['zeros', new Uint8Array(64), false],
  ])('%s is refused', async (_name, bytes, recognized) => {
    expect(matlabReader.recognizes(bytes)).toBe(recognized)
    const error = await errorOf(() => readAll(matlabReader, bytes))
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format: 'matlab' }])
  })
})
