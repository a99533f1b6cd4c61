import { describe, expect, it } from 'vitest'
import { jsonReader } from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'
import { errorOf } from './error-of.ts'
import { readOne } from './read-with.ts'

describe('JSON that is read', () => {
  it.each<readonly [string, string, readonly number[], readonly number[]]>([
    ['an array', '[1, -2.5e3, 0]', [1, -2500, 0], [3]],
    ['an empty array', '[]', [], [0]],
    ['white space and a byte order mark', '\ufeff\n [1]', [1], [1]],
    ['rows', '[[1, 2, 3], [4, 5, 6]]', [1, 2, 3, 4, 5, 6], [2, 3]],
    ['eigenvalues', '{"schema":"freecurve/eigenvalues@1","eigenvalues":[1,2]}', [1, 2], [2]],
    [
      'integers that a double holds, and rounded decimals',
      '[9007199254740992, -18014398509481984, 1e300, 12345678901234567890.5, 9007199254740993e0]',
      [2 ** 53, -(2 ** 54), 1e300, 12345678901234567000, 2 ** 53],
      [5],
    ],
    [
      'long integers in texts and other fields',
      '{"id": 9007199254740993, "a": "x\\" 9007199254740993", "values": [1]}',
      [1],
      [1],
    ],
    ['one key at two depths', '{"values": [1], "other": {"values": [2], "a": 1, "a": 2}}', [1], [1]],
    ["a text that is another field's key", '{"a": "values", "values": [1]}', [1], [1]],
    ['values beside other fields', '{"n": 2, "values": [[1], [2]]}', [1, 2], [2, 1]],
  ])('%s', async (_name, text, values, shape) => {
    expect(jsonReader.recognizes(bytesOf(text))).toBe(true)
    const read = await readOne(jsonReader, bytesOf(text))
    expect([Array.from(read.values), read.shape]).toEqual([values, shape])
  })
})

describe('JSON that is refused', () => {
  it.each<readonly [string, string, number | undefined, string]>([
    ['null', '[1, null, 2]', 1, '[1] is null'],
    ['a text', '[1, 2, "3"]', 2, '[2] is "3"'],
    ['true', '{"values": [true]}', 0, '[0] is true'],
    ['null in a row', '[[1, 2], [3, null]]', 1, '[1][1] is null'],
    ['ragged rows', '[[1, 2], [3]]', 1, 'Row 1'],
    ['a number among rows', '[[1], 2]', 1, 'Row 1'],
    ['a row among numbers', '[1, [2]]', 1, '[1] is an array'],
    ['three levels', '[[[1]]]', 0, 'an array'],
    ['an object without numbers', '{"a": 1}', undefined, 'fields here: a'],
    ['an object whose values are a text', '{"values": "1 2"}', undefined, 'values'],
    ['a curve', '{"schema":"freecurve/curve@1","values":[1]}', undefined, 'freecurve/curve@1'],
    ['a number', '1', undefined, 'array'],
    ['null alone', 'null', undefined, 'array'],
    ['an integer that no double holds', '[1, 9007199254740993]', 1, '9007199254740993'],
    ['a negative one in a row', '{"values": [[1, 2], [3, -9007199254740993]]}', 1, '-9007199254740993'],
    ['an integer beyond all doubles', `[${'9'.repeat(400)}]`, 0, '999'],
    ['one key twice', '{"M": [1], "M": [2]}', undefined, '"M"'],
    ['one key twice, spelt in two ways', '{"a\\"b": 0, "M": [1], "\\u004d" : [2]}', undefined, '"M"'],
    ['half a file', '[1, 2', undefined, 'JSON'],
    ['NaN', '[1, NaN]', undefined, 'NaN'],
    ['a million brackets', '['.repeat(1e6), undefined, 'JSON'],
    ['nothing', '', undefined, 'JSON'],
  ])('%s', async (_name, text, at, shown) => {
    const error = await errorOf(() => readOne(jsonReader, bytesOf(text)))
    expect([error.code, error.details]).toEqual(['E_FILE_FORMAT', { format: 'json', at }])
    expect(error.message).toContain(shown)
  })
})
