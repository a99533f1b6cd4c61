import { describe, expect, it } from 'vitest'
import { textReader } from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'
import { errorOf } from './error-of.ts'
import { readOne } from './read-with.ts'

const { NaN: nan, POSITIVE_INFINITY: inf } = Number

describe('texts that are read', () => {
  it.each<readonly [string, string, readonly number[], readonly number[]]>([
    ['a column', '1\n2\n3\n', [1, 2, 3], [3]],
    ['a column without final newline', '1\n2', [1, 2], [2]],
    ['a row with commas', '1,2, 3\n', [1, 2, 3], [3]],
    ['one number', '4', [4], [1]],
    ['a table with white space', ' 1  2\n\t3 4 \n', [1, 2, 3, 4], [2, 2]],
    ['a table with tabs', '1\t2\t3\n4\t5\t6\n', [1, 2, 3, 4, 5, 6], [2, 3]],
    ['a table with semicolons', '1;2\n3;4\n5;6', [1, 2, 3, 4, 5, 6], [3, 2]],
    ['Windows lines with a byte order mark', '\ufeff1\r\n2\r\n', [1, 2], [2]],
    ['old Mac lines', '1\r2\r', [1, 2], [2]],
    ['comments and blank lines', '# by numpy\n% by MATLAB\n\n1\n  # more\n2\n\n', [1, 2], [2]],
    ['a header', 'eigenvalue\n1\n2\n', [1, 2], [2]],
    ['a header of several quoted names', '"index","λ"\n1,2\n3,4\n', [1, 2, 3, 4], [2, 2]],
    ['separators at the ends of lines', '1,\n2,\n', [1, 2], [2]],
    ['all ways to write a number', '+1\n-.5\n2.\n1e-300\n-0\n1E+2', [1, -0.5, 2, 1e-300, -0, 100], [6]],
    [
      'integers that a double holds, and rounded decimals',
      '9007199254740992\n-18014398509481984\n1e300\n12345678901234567890.5\n0000000000000000000001',
      [2 ** 53, -(2 ** 54), 1e300, 12345678901234567000, 1],
      [5],
    ],
    ['numbers that are not finite', 'nan\nNaN\ninf\n-Infinity\n1e999', [nan, nan, inf, -inf, inf], [5]],
  ])('%s', async (_name, text, values, shape) => {
    const bytes = bytesOf(text)
    expect(textReader.recognizes(bytes)).toBe(true)
    const read = await readOne(textReader, bytes)
    expect(Array.from(read.values)).toEqual(values)
    expect(read.shape).toEqual(shape)
  })

  it('reads UTF-16, as PowerShell writes it', async () => {
    const bytes = Uint8Array.from(Buffer.from('\ufeff1.5\r\n2\r\n', 'utf16le'))
    expect(textReader.recognizes(bytes)).toBe(true)
    expect(Array.from((await readOne(textReader, bytes)).values)).toEqual([1.5, 2])
  })

  it('reads a million lines', async () => {
    const bytes = bytesOf(Array.from({ length: 1e6 }, (_, k) => k).join('\n'))
    const read = await readOne(textReader, bytes)
    expect([read.values.length, read.values[999_999]]).toEqual([1e6, 999_999])
  })
})

describe('texts that are refused', () => {
  it.each<readonly [string, string, number | undefined, string]>([
    ['nothing', '', undefined, 'no numbers'],
    ['comments only', '# 1\n\n', undefined, 'no numbers'],
    ['a header only', 'lambda\n', undefined, 'no numbers'],
    ['two headers', 'lambda\nmu\n1\n', 2, '"mu"'],
    ['a misspelt first number', '1.0O\n2\n', 1, '"1.0O"'],
    ['a word among numbers', '1\ntwo\n3\n', 2, '"two"'],
    ['a complex number', '1\n\n(2+0j)\n', 3, '"(2+0j)"'],
    ['a hexadecimal number', '0x10', 1, '"0x10"'],
    ['a decimal comma', '1,5;2\n', 1, '"1,5"'],
    ['a missing number', '1,,2\n', 1, 'missing'],
    ['a missing number at a tab', '1\t2\n3\t\t4\n', 2, 'missing'],
    ['a comment behind a number', '1 # one\n', 1, '"#"'],
    ['ragged rows', '1 2\n3 4\n5\n', 3, 'Line 3'],
    ['another separator', '1,2\n3;4\n', 2, '"3;4"'],
    ['an integer that no double holds', '1,0\n9007199254740993,0\n', 2, '9007199254740993'],
    ['a negative integer that no double holds', '-9007199254740993\n', 1, '-9007199254740993'],
    ['an integer beyond all doubles', `${'9'.repeat(400)}\n`, 1, '999'],
    ['a list of numbers in brackets', '1\n[2]\n', 2, '"[2]"'],
  ])('%s', async (_name, text, at, shown) => {
    const error = await errorOf(() => readOne(textReader, bytesOf(text)))
    expect([error.code, error.details]).toEqual(['E_FILE_FORMAT', { format: 'text', at }])
    expect(error.message).toContain(shown)
  })

  it('refuses bytes that are no text', async () => {
    const error = await errorOf(() => readOne(textReader, Uint8Array.of(0x31, 0x0a, 0xff, 0x80)))
    expect(error.code).toBe('E_FILE_FORMAT')
  })

  it.each([
    ['prose', bytesOf('The eigenvalues are 1, 2 and 3.\nThey are positive.\n')],
    ['JSON', bytesOf('{"values": [1, 2]}')],
    ['zeros', new Uint8Array(100)],
    ['numbers with zero bytes between', bytesOf('1\n\0\n2')],
    ['a zip archive', bytesOf('PK\x03\x041 2 3')],
    ['nothing', new Uint8Array(0)],
  ])('does not recognise %s', (_name, bytes) => {
    expect(textReader.recognizes(bytes)).toBe(false)
  })
})
