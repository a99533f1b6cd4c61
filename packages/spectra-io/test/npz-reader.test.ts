import { tryReader } from '@freecurve/core/testing'
import { deflateSync as deflated } from 'fflate'
import { describe, expect, it } from 'vitest'
import { bytesSource, npyWriter, npzReader } from '../src/index.ts'
import { bytesOf, npyBytes } from './bytes-of.ts'
import { countingSource } from './counting-source.ts'
import { errorOf } from './error-of.ts'
import { readAll } from './read-with.ts'
import { type TestArchive, type TestMember, zipBytes } from './zip-bytes.ts'

const content = npyWriter.write(Float64Array.of(1, 2, 3))
const member = (name: string, more: Partial<TestMember> = {}): TestMember => ({ name: `${name}.npy`, content, ...more })
const keysOf = async (bytes: Uint8Array) => [...(await readAll(npzReader, bytes)).keys()]

describe('archives that are read', () => {
  const two = [member('a'), member('b', { method: 8 })]

  it.each<readonly [string, readonly TestMember[], TestArchive]>([
    ['stored and deflated members', two, {}],
    ['64-bit sizes', two, { long: true }],
    ['a comment that looks like an end record', two, { comment: bytesOf(`PK\x05\x06${'\0'.repeat(30)}`) }],
    ['a long comment', two, { comment: new Uint8Array(0xffff) }],
    [
      'other files and folders',
      [...two, { name: 'a.txt', content: bytesOf('x') }, { name: 'c.npy/', content: bytesOf('') }],
      {},
    ],
  ])('%s', async (_name, members, archive) => {
    const bytes = zipBytes(members, archive)
    expect(npzReader.recognizes(bytes)).toBe(true)
    expect(await keysOf(bytes)).toEqual(['a', 'b'])
  })

  it('members of no bytes', async () => {
    const empty = [member('a'), { name: 'b.txt', content: new Uint8Array(0), method: 8 }]
    expect(await keysOf(zipBytes(empty))).toEqual(['a'])
  })

  it('names that mean something elsewhere', async () => {
    expect(await keysOf(zipBytes([member('__proto__'), member('ü/x')]))).toEqual(['__proto__', 'ü/x'])
  })
})

describe('archives that are refused', () => {
  const bomb = npyBytes("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000,), }\n", new Uint8Array(8e6))

  it.each<readonly [string, readonly TestMember[], TestArchive]>([
    ['no arrays', [{ name: 'a.txt', content: bytesOf('x') }], {}],
    ['an encrypted member', [member('a', { flags: 1 })], {}],
    ['an unknown method', [member('a', { method: 14 })], {}],
    ['two members of one name', [member('a'), member('a')], {}],
    ['one member twice', [member('a'), member('b', { headerAt: 0 })], {}],
    ['a member within another', [member('a'), member('b', { headerAt: 40 })], {}],
    ['a member behind the directory', [member('a', { headerAt: 10_000 })], {}],
    ['a member that is not there', [member('a', { headerAt: 3 })], {}],
    ['a stored member of two sizes', [member('a', { size: 1000 })], {}],
    ['a deflated member that is said to be larger than deflate makes', [member('a', { method: 8, size: 1e9 })], {}],
    ['a deflated member that is said to be larger', [member('a', { method: 8, size: content.length + 1 })], {}],
    ['a deflated member that is said to be smaller', [member('a', { method: 8, size: content.length - 1 })], {}],
    ['a bomb that is said to be small', [member('a', { method: 8, content: bomb, size: 5000 })], {}],
    ['a wrong checksum', [member('a', { crc: 1 })], {}],
    ['a wrong checksum of a deflated member', [member('a', { method: 8, crc: 1 })], {}],
    ['a wrong checksum of no bytes', [member('a', { method: 8, crc: 1, content: new Uint8Array(0) })], {}],
    ['too many members', [member('a')], { count: 2 }],
    ['too few members', [member('a'), member('b')], { count: 1 }],
    ['a directory elsewhere', [member('a')], { directoryAt: 3 }],
    ['a directory behind the file', [member('a')], { directoryAt: 1e6 }],
    ['a directory at 2^60', [member('a')], { directoryAt: 2 ** 60, long: true }],
    ['a member at 2^60', [member('a', { headerAt: 2 ** 60 })], { long: true }],
    ['a member of 2^60 bytes', [member('a', { size: 2 ** 60, packedSize: 2 ** 60 })], { long: true }],
    ['an array that is none', [member('a', { content: bytesOf('1 2 3') })], {}],
  ])('%s', async (_name, members, archive) => {
    const error = await errorOf(() => readAll(npzReader, zipBytes(members, archive)))
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format: 'npz' }])
  })

  it('deflated bytes that are none', async () => {
    const bytes = zipBytes([member('a', { method: 8 })])
    bytes.fill(0xff, 40, 60)
    expect((await errorOf(() => readAll(npzReader, bytes))).code).toBe('E_FILE_FORMAT')
  })

  it('or read, by the engine: a deflated member whose packed bytes go on for long after its end', async () => {
    const packed = Uint8Array.from([...deflated(content), ...new Uint8Array(300_000)])
    const bytes = zipBytes([{ name: 'a.npy', content: packed }])
    for (const at of [8, bytes.length - 22 - 46 - 5 + 10]) bytes[at] = 8
    new DataView(bytes.buffer).setUint32(bytes.length - 22 - 46 - 5 + 24, content.length, true)
    const outcome = await tryReader(npzReader, bytes)
    expect(outcome).toEqual({ outcome: expect.stringMatching(/^(read|refused)$/) })
  })
})

it('lists large arrays without reading them, and a block without reading the rest', async () => {
  const [rows, columns] = [500, 2000]
  const header = `{'descr': '<f8', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`.padEnd(117)
  const data = new Uint8Array(Float64Array.from({ length: rows * columns }, (_, k) => k).buffer)
  const bytes = zipBytes([{ name: 'a.npy', content: npyBytes(`${header}\n`, data) }])
  const file = countingSource(bytes)
  const [array] = await npzReader.open(file)
  expect(array!.shape).toEqual([rows, columns])
  const block = await array!.block(Uint32Array.of(7, 400), Uint32Array.of(3, 1999))
  expect([...block.values]).toEqual([14_003, 15_999, 800_003, 801_999])
  expect(file.bytesRead()).toBeLessThan(75_000)
})

describe('sparse matrices that are wrong', () => {
  const npy = (values: Float64Array, shape = `(${values.length},)`) =>
    npyBytes(`{'descr': '<f8', 'fortran_order': False, 'shape': ${shape}, }\n`, new Uint8Array(values.buffer))
  const text = (word: string) => npyBytes(`{'descr': '|S3', 'fortran_order': False, 'shape': (), }\n`, bytesOf(word))
  const archive = (format: string, shape: readonly number[], parts: { readonly [key: string]: readonly number[] }) =>
    zipBytes([
      { name: 'format.npy', content: text(format) },
      { name: 'shape.npy', content: npy(Float64Array.from(shape)) },
      ...Object.entries(parts).map(([key, values]) => ({
        name: `${key}.npy`,
        content: npy(Float64Array.from(values)),
      })),
    ])

  it('reads one that is right', async () => {
    const bytes = archive('csr', [2, 3], { data: [5, 6, 7], indices: [2, 0, 0], indptr: [0, 1, 3] })
    expect([...(await readAll(npzReader, bytes)).get('')!.values]).toEqual([0, 0, 5, 13, 0, 0])
  })

  it.each<readonly [string, string, readonly number[], { readonly [key: string]: readonly number[] }]>([
    ['an unknown layout', 'xyz', [2, 3], { data: [5] }],
    ['three dimensions', 'coo', [2, 3, 4], { data: [5] }],
    ['a part that is missing', 'csr', [2, 3], { data: [5], indices: [0] }],
    ['a column outside', 'csr', [2, 3], { data: [5], indices: [3], indptr: [0, 1, 1] }],
    ['a negative column', 'csr', [2, 3], { data: [5], indices: [-1], indptr: [0, 1, 1] }],
    ['half a column', 'csr', [2, 3], { data: [5], indices: [0.5], indptr: [0, 1, 1] }],
    ['too few starts', 'csr', [2, 3], { data: [5], indices: [0], indptr: [0, 1] }],
    ['starts that descend', 'csr', [2, 3], { data: [5], indices: [0], indptr: [0, 2, 1] }],
    ['starts that begin late', 'csr', [2, 3], { data: [5], indices: [0], indptr: [1, 1, 1] }],
    ['too few values', 'csr', [2, 3], { data: [5], indices: [0, 1], indptr: [0, 1, 2] }],
    ['a row outside', 'coo', [2, 3], { data: [5], row: [2], col: [0] }],
    ['two diagonals of one offset', 'dia', [2, 3], { data: [5], offsets: [0, 0] }],
    ['blocks that are none', 'bsr', [2, 3], { data: [5], indices: [0], indptr: [0, 1, 1] }],
    ['more numbers than any file of that size warrants', 'coo', [1e6, 1e6], { data: [5], row: [2], col: [0] }],
  ])('%s', async (_name, format, shape, parts) => {
    const error = await errorOf(() => readAll(npzReader, archive(format, shape, parts)))
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format: 'npz' }])
  })

  it('gives entries and blocks of one that is too large for all its numbers', async () => {
    const bytes = archive('coo', [1e5, 1e5], { data: [5, 6], row: [99_999, 7], col: [0, 8] })
    const [array] = await npzReader.open(bytesSource(bytes, 'x'))
    expect([...(await array!.entries!()).values]).toEqual([5, 6])
    const block = await array!.block(Uint32Array.of(7, 99_999, 7), Uint32Array.of(0, 8))
    expect([...block.values]).toEqual([0, 6, 5, 0, 0, 6])
  })
})
