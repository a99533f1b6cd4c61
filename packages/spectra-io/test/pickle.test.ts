import { describe, expect, it } from 'vitest'
import { bytesSource, npyReader } from '../src/index.ts'
import { npyBytes, rawBytes } from './bytes-of.ts'
import { errorOf } from './error-of.ts'
import { readAll } from './read-with.ts'

const HEADER = "{'descr': '|O', 'fortran_order': False, 'shape': (), }\n"
const file = (pickle: string) => npyBytes(HEADER, rawBytes(pickle))
const read = async (pickle: string) =>
  Object.fromEntries([...(await readAll(npyReader, file(pickle)))].map(([key, { values }]) => [key, [...values]]))

const text = (word: string) => `X${String.fromCharCode(word.length)}\0\0\0${word}`
const ARRAY = 'cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\x85C\x01b\x87R'
const DTYPE = `cnumpy\ndtype\n${text('u1')}\x89\x88\x87R(K\x03${text('|')}NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb`
/** numpy.array([7, 8], dtype=uint8) */
const NUMBERS = `${ARRAY}(K\x01K\x02\x85${DTYPE}\x89C\x02\x07\x08tb`

describe('pickles that are read', () => {
  it.each<readonly [string, string, { readonly [key: string]: readonly number[] }]>([
    ['an array', `\x80\x02${NUMBERS}.`, { '': [7, 8] }],
    [
      'a list of integers of all widths',
      '\x80\x02](J\xfe\xff\xff\xffK\xffM\xff\xff\x8a\x01\xff\x8a\0\x8a\x05\0\0\0\0\x01\x8b\x02\0\0\0\0\x80e.',
      { '': [-2, 255, 65_535, -1, 0, 2 ** 32, -32_768] },
    ],
    ['floats', '\x80\x02]G\x3f\xf8\0\0\0\0\0\0a.', { '': [1.5] }],
    ['dicts set item by item', `\x80\x02}${text('a')}${NUMBERS}s.`, { a: [7, 8] }],
    [
      'tuples',
      `\x80\x02}(${text('a')}K\x01K\x02\x86${text('b')}(K\x03tuK\x05${NUMBERS}s.`,
      { a: [1, 2], b: [3], 5: [7, 8] },
    ],
    ['keys that mean something elsewhere', `\x80\x02}${text('__proto__')}${NUMBERS}s.`, { ['__proto__']: [7, 8] }],
    ['the same array twice', `\x80\x02}(${text('a')}${NUMBERS}q\0${text('b')}h\0u.`, { a: [7, 8], b: [7, 8] }],
    ['texts of Python 2', `\x80\x02}U\x01a${NUMBERS}sT\x01\0\0\0b${NUMBERS}s.`, { a: [7, 8], b: [7, 8] }],
    ['what is not needed', `\x80\x02(K\x01K\x021K\x010${NUMBERS}.`, { '': [7, 8] }],
    ['pairs of an ordered dict', `\x80\x02ccollections\nOrderedDict\n]]${text('a')}a${NUMBERS}aa\x85R.`, { a: [7, 8] }],
    ['attributes of a dict', `\x80\x02}${text('a')}${NUMBERS}s}${text('x')}K\x01sb.`, { a: [7, 8] }],
    ['sets', `\x80\x04}(${text('s')}\x8f(K\x01\x90${text('f')}(K\x01\x91${text('a')}${NUMBERS}u.`, { a: [7, 8] }],
  ])('%s', async (_name, pickle, arrays) => {
    expect(await read(pickle)).toEqual(arrays)
  })

  it('a list of a million numbers', async () => {
    const { '': values } = await read(`\x80\x02](${'K\x01'.repeat(1e6)}e.`)
    expect(values?.length).toBe(1e6)
  })
})

const nested = (depth: number) => `\x80\x02${`}${text('a')}`.repeat(depth)}${NUMBERS}${'s'.repeat(depth)}.`

/** Lists of the list before, twice each: 2^depth arrays. */
const laughs = (depth: number) =>
  `\x80\x02${NUMBERS}${Array.from({ length: depth }, (_, k) => `q${String.fromCharCode(k)}0]h${String.fromCharCode(k)}ah${String.fromCharCode(k)}a`).join('')}.`

describe('pickles that are refused', () => {
  it.each<readonly [string, string, string]>([
    ['a function that is not known', '\x80\x02cos\nsystem\nX\x02\0\0\0ls\x85R.', 'os.system'],
    ['one by texts', `\x80\x04${text('os')}${text('system')}\x93.`, 'os.system'],
    ['one whose name is an array', `\x80\x04]${text('system')}\x93.`, 'system'],
    ['a name of all objects', '\x80\x02c__proto__\nconstructor\n.', '__proto__.constructor'],
    ['a call of a list', '\x80\x02])R.', 'no function'],
    ['a call of numpy.ndarray', '\x80\x02cnumpy\nndarray\n)R.', 'no function'],
    ['a call with no tuple', '\x80\x02ccollections\nOrderedDict\nK\x01R.', 'no function'],
    ['a class to be made', '\x80\x02ccollections\nOrderedDict\n)\x81.', '0x81'],
    ['an extension', '\x80\x02\x82\x01.', '0x82'],
    ['an object outside', `\x80\x02${text('a')}Q.`, 'outside'],
    ['protocol 6', '\x80\x06N.', 'protocol'],
    ['integers in decimals', '\x80\x02I1\n.', '0x49'],
    ['an empty stack', '\x80\x02.', 'operand'],
    ['a stack below the mark', '\x80\x02K\x01(0.', 'operand'],
    ['no mark', '\x80\x02t.', 'mark'],
    ['an object that is not there', '\x80\x02h\0.', 'recalls'],
    ['an append to a dict', '\x80\x02}K\x01a.', 'no list'],
    ['an item of a list', '\x80\x02]K\x01K\x02s.', 'no dict'],
    ['half an item', '\x80\x02}(K\x01u.', 'no dict'],
    ['a member of a list', '\x80\x04](K\x01\x90.', 'no set'],
    ['a state of a list', '\x80\x02]K\x01b.', 'no state'],
    ['a text beyond the end', '\x80\x02X\xff\xff\xff\x7fabc.', 'cut off'],
    ['a text of 2^63', '\x80\x04\x8d\0\0\0\0\0\0\0\x80abc.', 'cut off'],
    ['a text of negative length', '\x80\x02T\xff\xff\xff\xff.', 'cut off'],
    ['a text that is none', '\x80\x02X\x02\0\0\0\xff\xff.', 'UTF-8'],
    ['a frame beyond the end', '\x80\x04\x95\xff\0\0\0\0\0\0\0N.', 'cut off'],
    ['an integer of 2^31 bytes', '\x80\x02\x8b\0\0\0\x80.', 'too long'],
    ['no end', '\x80\x02N', 'cut off'],
    ['a name without end', '\x80\x02cnumpy', 'cut off'],
    ['more after the end', `\x80\x02${NUMBERS}.K`, 'follow'],
    ['no arrays', '\x80\x02N.', 'no arrays'],
    ['an array without state', `\x80\x02${ARRAY}.`, 'no arrays'],
    ['an array with too few bytes', `\x80\x02${ARRAY}(K\x01K\x03\x85${DTYPE}\x89C\x02\x07\x08tb.`, '2 bytes'],
    [
      'an array of 2^40 bytes',
      `\x80\x02${ARRAY}(K\x01\x8a\x06\0\0\0\0\0\x01\x85${DTYPE}\x89C\x02\x07\x08tb.`,
      '2 bytes',
    ],
    ['an array of negative size', `\x80\x02${ARRAY}(K\x01J\xff\xff\xff\xff\x85${DTYPE}\x89C\0tb.`, 'no shape'],
    ['an array whose bytes are a number', `\x80\x02${ARRAY}(K\x01K\x02\x85${DTYPE}\x89K\x02tb.`, 'bytes are missing'],
    [
      'an array whose bytes are other letters',
      `\x80\x02${ARRAY}(K\x01K\x01\x85${DTYPE}\x89X\x02\0\0\0\xc4\x80tb.`,
      'is none',
    ],
    [
      'an array of another class',
      '\x80\x02cnumpy.core.multiarray\n_reconstruct\ncnumpy\ndtype\nK\0\x85C\x01b\x87R.',
      'subclass',
    ],
    [
      'a type without byte order',
      `\x80\x02${ARRAY}(K\x01K\x01\x85cnumpy\ndtype\n${text('f8')}\x89\x88\x87R\x89C\x08\0\0\0\0\0\0\0\0tb.`,
      'byte order',
    ],
    [
      'a type named constructor',
      `\x80\x02${ARRAY}(K\x01K\x01\x85cnumpy\ndtype\n${text('constructor')}\x89\x88\x87R\x89C\0tb.`,
      'unknown type',
    ],
    ['a list in itself', '\x80\x02]q\0h\0a.', 'itself'],
    ['a dict in itself', `\x80\x02}q\0${text('a')}h\0s.`, 'itself'],
    ['70 dicts in each other', nested(70), 'deep'],
    ['100,000 dicts in each other', nested(100_000), 'deep'],
    ['a thousand million arrays out of sixty bytes', laughs(30), 'shared'],
    ['a million lists in each other', `\x80\x02${']'.repeat(1e6)}${'a'.repeat(999_999)}.`, 'deep'],
    ['three million lists', `\x80\x02(${']'.repeat(3e6)}t.`, 'lists'],
    ['a key that is an array', `\x80\x02}${NUMBERS}${NUMBERS}s.`, 'keys'],
    ['a key that means two arrays', `\x80\x02}(${text('1')}${NUMBERS}K\x01${NUMBERS}u.`, 'Two arrays'],
  ])('%s', async (_name, pickle, shown) => {
    const error = await errorOf(() => readAll(npyReader, file(pickle)))
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format: 'npy' }])
    expect(error.message).toContain(shown)
  })

  it('an integer beyond 2^53, when it is read', async () => {
    const [array] = await npyReader.open(bytesSource(file('\x80\x02]\x8a\x07\x01\0\0\0\0\0\x20a.'), 'x'))
    expect((await errorOf(() => array!.read())).code).toBe('E_FILE_FORMAT')
  })

  it('names the place', async () => {
    const error = await errorOf(() => readAll(npyReader, file('\x80\x02NNNN\x81.')))
    expect(error.details).toEqual({ format: 'npy', at: 10 + HEADER.length + 7 })
  })
})
