import { describe, expect, it } from 'vitest'
import { bytesSource, torchReader } from '../src/index.ts'
import { bytesOf, rawBytes } from './bytes-of.ts'
import { countingSource } from './counting-source.ts'
import { errorOf } from './error-of.ts'
import { readAll, readOne } from './read-with.ts'
import { type TestMember, zipBytes } from './zip-bytes.ts'

const text = (word: string) => `X${String.fromCharCode(word.length)}\0\0\0${word}`
const storage = (type: string, count: string, key = '0') =>
  `(${text('storage')}c${type}\n${text(key)}${text('cpu')}${count}tQ`
const FOUR = storage('torch\nFloatStorage', 'K\x04')
const tensor = (view: string, marks = '') => `ctorch._utils\n_rebuild_tensor_v2\n(${view}\x89N${marks}tR`
const floats = new Uint8Array(Float32Array.of(1, 2, 3, 4).buffer)

const file = (pickle: string, more: readonly TestMember[] = []) =>
  zipBytes([
    { name: 'any/data.pkl', content: rawBytes(`\x80\x02${pickle}.`) },
    { name: 'any/data/0', content: floats },
    ...more,
  ])

describe('tensors that are read', () => {
  it.each<readonly [string, string, readonly number[], readonly number[]]>([
    ['a view', tensor(`${FOUR}K\x01K\x03\x85K\x01\x85`), [3], [2, 3, 4]],
    ['steps', tensor(`${FOUR}K\0K\x02\x85K\x03\x85`), [2], [1, 4]],
    ['a transpose', tensor(`${FOUR}K\0K\x02K\x02\x86K\x01K\x02\x86`), [2, 2], [1, 3, 2, 4]],
    ['one number', tensor(`${FOUR}K\x02))`), [], [3]],
    ['no numbers', tensor(`${FOUR}K\0K\0K\x05\x86K\x05K\x01\x86`), [0, 5], []],
    ['marks that say nothing', tensor(`${FOUR}K\x01K\x01\x85K\x01\x85`, `}${text('conj')}\x89s`), [1], [2]],
  ])('%s', async (_name, pickle, shape, values) => {
    const read = await readOne(torchReader, file(pickle))
    expect([read.shape, [...read.values]]).toEqual([shape, values])
  })

  it('those whose type is beside the storage', async () => {
    const untyped = storage('torch.storage\nUntypedStorage', 'K\x10')
    const rebuilt = `ctorch._utils\n_rebuild_tensor_v3\n(${untyped}K\x04K\x02\x85K\x01\x85\x89Nctorch\nuint16\ntR`
    const read = await readOne(torchReader, file(rebuilt))
    expect([...read.values]).toEqual([...new Uint16Array(floats.buffer, 8, 2)])
  })

  it('deflated storages', async () => {
    const pickle = {
      name: 'a/data.pkl',
      content: rawBytes(`\x80\x02${tensor(`${FOUR}K\0K\x04\x85K\x01\x85`)}.`),
      method: 8,
    }
    const bytes = zipBytes([pickle, { name: 'a/data/0', content: floats, method: 8 }], { long: true })
    expect([...(await readOne(torchReader, bytes)).values]).toEqual([1, 2, 3, 4])
  })

  it('pieces of a storage, and no other bytes', async () => {
    const count = 1_000_000
    const content = new Uint8Array(Float32Array.from({ length: count }, (_, k) => k).buffer)
    const large = storage('torch\nFloatStorage', 'J\x40\x42\x0f\0', '1')
    const view = `${large}K\0M\xe8\x03M\xe8\x03\x86M\xe8\x03K\x01\x86`
    const source = countingSource(file(tensor(view), [{ name: 'any/data/1', content }]))
    const [array] = await torchReader.open(source)
    const block = await array!.block(Uint32Array.of(999, 5), Uint32Array.of(0, 999))
    expect([...block.values]).toEqual([999_000, 999_999, 5000, 5999])
    expect(source.bytesRead()).toBeLessThan(75_000)
  })
})

describe('tensors that are listed, and refused when they are read', () => {
  it.each<readonly [string, string]>([
    ['one element in place of many', tensor(`${FOUR}K\0K\x09\x85K\0\x85`)],
    ['elements that overlap', tensor(`${FOUR}K\0K\x03K\x02\x86K\x01K\x01\x86`)],
    ['more than the storage has', tensor(`${FOUR}K\0K\x05\x85K\x01\x85`)],
    ['an offset behind the storage', tensor(`${FOUR}K\x04K\x01\x85K\x01\x85`)],
    ['2^47 elements', tensor(`${FOUR}K\0\x8a\x06\0\0\0\0\0\x7f\x85K\x01\x85`)],
    ['strides that overflow', tensor(`${FOUR}K\0K\x02\x85\x8a\x07\0\0\0\0\0\0\x1f\x85`)],
    ['a conjugate', tensor(`${FOUR}K\x01K\x01\x85K\x01\x85`, `}${text('conj')}\x88s`)],
    [
      'an eighth of a float',
      `ctorch._utils\n_rebuild_tensor_v3\n(${FOUR}K\0K\x01\x85K\x01\x85\x89Nctorch\nfloat8_e5m2\ntR`,
    ],
  ])('%s', async (_name, pickle) => {
    const [array] = await torchReader.open(bytesSource(file(pickle), 'x'))
    for (const read of [() => array!.read(), () => array!.block(Uint32Array.of(0), Uint32Array.of(0))]) {
      const error = await errorOf(read)
      expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format: 'torch' }])
    }
  })
})

describe('files that are refused', () => {
  const good = tensor(`${FOUR}K\0K\x04\x85K\x01\x85`)

  it.each<readonly [string, Uint8Array]>([
    ['nothing', new Uint8Array(0)],
    ['no zip archive', bytesOf('1 2 3')],
    ['no pickle', zipBytes([{ name: 'any/data/0', content: floats }])],
    ['two pickles', file(good, [{ name: 'other/data.pkl', content: floats }])],
    ['a program', file(good, [{ name: 'any/constants.pkl', content: floats }])],
    ['an unknown byte order', file(good, [{ name: 'any/byteorder', content: bytesOf('middle') }])],
    ['a long byte order', file(good, [{ name: 'any/byteorder', content: new Uint8Array(1000) }])],
    ['a storage that is missing', file(tensor(`${storage('torch\nFloatStorage', 'K\x04', '7')}K\0))`))],
    ['a storage of another size', file(tensor(`${storage('torch\nFloatStorage', 'K\x05')}K\0))`))],
    ['a storage of an unknown type', file(tensor(`${storage('torch\nQInt8Storage', 'K\x10')}K\0))`))],
    ['a storage that is a text', file(`${text('a')}Q`)],
    ['a tensor of a list', file(tensor(`]K\0))`))],
    ['a tensor without strides', file(tensor(`${FOUR}K\0K\x04\x85)`))],
    ['a tensor of a negative size', file(tensor(`${FOUR}K\0J\xff\xff\xff\xff\x85K\x01\x85`))],
    ['a tensor with a negative offset', file(tensor(`${FOUR}J\xff\xff\xff\xffK\x04\x85K\x01\x85`))],
    ['a parameter of nothing', file('ctorch._utils\n_rebuild_parameter\n(N\x88NtR')],
    ['a typed tensor without type', file(`ctorch._utils\n_rebuild_tensor_v3\n(${FOUR}K\0))\x89NNtR`)],
    ['sizes that are none', file('ctorch\nSize\nK\x01\x85R')],
    ['a module', file('ctorch.nn.modules.linear\nLinear\n)R')],
    ['no tensors', file(`}${text('a')}K\x01s`)],
  ])('%s', async (_name, bytes) => {
    const error = await errorOf(() => readAll(torchReader, bytes))
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format: 'torch' }])
  })

  it('a storage that was changed, when all of it is read', async () => {
    const bytes = file(good)
    const at = bytes.findIndex((_, k) => floats.every((byte, j) => bytes[k + j] === byte))
    bytes[at]! ^= 1
    expect((await errorOf(() => readAll(torchReader, bytes))).code).toBe('E_FILE_FORMAT')
  })
})
