import { defineSpectrumReader, type SpectrumReader } from '@freecurve/core'
import { describe, expect, it } from 'vitest'
import {
  bytesSource,
  chooseArray,
  eigenvaluesFrom,
  heldArray,
  jsonReader,
  npyReader,
  npyWriter,
  openArrays,
  textReader,
} from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'
import { errorOf } from './error-of.ts'

const readers = [textReader, npyReader, jsonReader]
const npy = npyWriter.write(Float64Array.of(1, 2))

/** What the file's one array holds. */
const numbersIn = async (bytes: Uint8Array, name: string, known: readonly SpectrumReader[]) =>
  chooseArray(await openArrays(bytesSource(bytes, name), known), undefined, name).read()

describe('choosing a reader', () => {
  it.each([
    ['x.npy', npy],
    ['x.csv', npy],
    ['no ending', npy],
    ['X.NPY', npy],
    ['x.txt', bytesOf('1\n2\n')],
    ['x.dat', bytesOf('1\n2\n')],
    ['x.csv', bytesOf('[1, 2]')],
    ['a.b/x', bytesOf('1 2')],
  ])('%s is read by its content', async (name, bytes) => {
    expect(await numbersIn(bytes, name, readers)).toEqual({ values: Float64Array.of(1, 2), shape: [2] })
  })

  it.each([
    ['x.npy', bytesOf('1\n2\n'), 'npy'],
    ['x.npy', bytesOf('version https://git-lfs.github.com/spec/v1\n'), 'npy'],
    ['x.npy', new Uint8Array(0), 'npy'],
    ['x.csv', bytesOf('not numbers'), 'text'],
    ['x.JSON', bytesOf('1 2'), 'json'],
    ['x.dat', npy.subarray(0, 100), 'npy'],
  ])('%s that is none is an error of its own format', async (name, bytes, format) => {
    const error = await errorOf(() => numbersIn(bytes, name, readers))
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format }])
    expect(error.message.startsWith(`${name}: `)).toBe(true)
  })

  it.each([
    ['x.h5', bytesOf('\x89HDF\r\n'), 'format known'],
    ['x.npz', bytesOf('PK\x03\x04...'), 'zip'],
    ['x.mat', bytesOf('MATLAB 5.0 MAT-file'), 'MATLAB'],
    ['x.dat', new Uint8Array(0), 'empty'],
    ['x', bytesOf('some words'), 'format known'],
  ])('%s is unknown', async (name, bytes, shown) => {
    const error = await errorOf(() => numbersIn(bytes, name, readers))
    expect([error.code, error.details]).toEqual(['E_FILE_UNKNOWN', { name, readers: ['text', 'npy', 'json'] }])
    expect(error.message).toContain(shown)
  })

  it('names the file in an error of a reader with its own copy of @freecurve/core', async () => {
    const other = defineSpectrumReader({
      id: 'other',
      summary: 'Fails with an error of another copy',
      extensions: ['other'],
      recognizes: () => true,
      open: async () => {
        const details = { format: 'other' }
        throw Object.assign(new Error('oh'), { name: 'FreecurveError', code: 'E_FILE_FORMAT', details })
      },
    })
    const error = await errorOf(() => numbersIn(npy, 'x', [other]))
    expect([error.code, error.details, error.message]).toEqual(['E_FILE_FORMAT', { format: 'other' }, 'x: oh'])
  })

  it('says which reader failed in an unexpected way', async () => {
    const broken = defineSpectrumReader({
      id: 'broken',
      summary: 'Always fails',
      extensions: ['broken'],
      recognizes: () => true,
      open: async () => {
        throw new TypeError('oh')
      },
    })
    const error = await errorOf(() => numbersIn(npy, 'x', [broken]))
    expect([error.code, error.details]).toEqual(['E_PLUGIN_FAILED', { kind: 'spectrum-reader', id: 'broken' }])
  })
})

describe('eigenvalues out of an array', () => {
  const values = Float64Array.of(3, 1, 2, 4)
  const stored = (shape: readonly number[]) => heldArray({ key: '', shape, type: 'float64' }, () => ({ values, shape }))

  it.each([[[4]], [[4, 1]], [[1, 4]]])('shape %j is a list', async (shape) => {
    expect(await eigenvaluesFrom(stored(shape), 'x.npy')).toBe(values)
  })

  it.each([[[2, 2]], [[4, 2]], [[0, 3]], [[]], [[4, 1, 1]]])('shape %j is none', async (shape) => {
    const error = await errorOf(() => eigenvaluesFrom(stored(shape), 'x.npy'))
    expect([error.code, error.details]).toEqual(['E_SPECTRUM_SHAPE', { shape }])
    expect(error.message).toContain('eigenvalues')
  })

  it('complex numbers are none', async () => {
    const complex = heldArray({ key: '', shape: [4], type: 'complex128' }, () => ({
      values,
      imaginary: new Float64Array(4),
      shape: [4],
    }))
    expect((await errorOf(() => eigenvaluesFrom(complex, 'x.npy'))).code).toBe('E_SPECTRUM_SHAPE')
  })
})

describe('one of several arrays', () => {
  const named = (...keys: readonly string[]) =>
    keys.map((key) =>
      heldArray({ key, shape: [0], type: 'float64' }, () => ({ values: new Float64Array(), shape: [0] })),
    )

  it.each([
    [['a'], undefined, 'a'],
    [[''], undefined, ''],
    [['a', 'b'], 'b', 'b'],
    [['a', 'values'], undefined, 'values'],
    [['values', 'eigenvalues'], undefined, 'eigenvalues'],
  ])('of %j, asked for %j: %j', (keys, key, chosen) => {
    expect(chooseArray(named(...keys), key, 'x').key).toBe(chosen)
  })

  it.each([
    [['a', 'b'], undefined],
    [['a'], 'b'],
    [[''], 'a'],
  ])('of %j, asked for %j: none', async (keys, key) => {
    const error = await errorOf(() => chooseArray(named(...keys), key, 'x'))
    expect([error.code, error.details]).toEqual(['E_FILE_KEY', { key, keys }])
  })
})
