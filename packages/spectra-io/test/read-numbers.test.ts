import { defineSpectrumReader } from '@freecurve/core'
import { describe, expect, it } from 'vitest'
import { eigenvaluesFrom, jsonReader, npyReader, npyWriter, readNumbers, textReader } from '../src/index.ts'
import { bytesOf } from './bytes-of.ts'
import { errorOf } from './error-of.ts'

const readers = [textReader, npyReader, jsonReader]
const npy = npyWriter.write(Float64Array.of(1, 2))

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
  ])('%s is read by its content', (name, bytes) => {
    expect(readNumbers(bytes, name, readers)).toEqual({ values: Float64Array.of(1, 2), shape: [2] })
  })

  it.each([
    ['x.npy', bytesOf('1\n2\n'), 'npy'],
    ['x.npy', bytesOf('version https://git-lfs.github.com/spec/v1\n'), 'npy'],
    ['x.npy', new Uint8Array(0), 'npy'],
    ['x.csv', bytesOf('not numbers'), 'text'],
    ['x.JSON', bytesOf('1 2'), 'json'],
    ['x.dat', npy.subarray(0, 100), 'npy'],
  ])('%s that is none is an error of its own format', (name, bytes, format) => {
    const error = errorOf(() => readNumbers(bytes, name, readers))
    expect([error.code, error.details]).toMatchObject(['E_FILE_FORMAT', { format }])
    expect(error.message.startsWith(`${name}: `)).toBe(true)
  })

  it.each([
    ['x.h5', bytesOf('\x89HDF\r\n'), 'format known'],
    ['x.npz', bytesOf('PK\x03\x04...'), 'zip'],
    ['X.NPZ', bytesOf('PK\x03\x04...'), 'as .npy'],
    ['x.mat', bytesOf('MATLAB 5.0 MAT-file'), 'MATLAB'],
    ['x.dat', new Uint8Array(0), 'empty'],
    ['x', bytesOf('some words'), 'format known'],
  ])('%s is unknown', (name, bytes, shown) => {
    const error = errorOf(() => readNumbers(bytes, name, readers))
    expect([error.code, error.details]).toEqual(['E_FILE_UNKNOWN', { name, readers: ['text', 'npy', 'json'] }])
    expect(error.message).toContain(shown)
  })

  it('names the file in an error of a reader with its own copy of @freecurve/core', () => {
    const other = defineSpectrumReader({
      id: 'other',
      summary: 'Fails with an error of another copy',
      extensions: ['other'],
      recognizes: () => true,
      read: () => {
        const details = { format: 'other' }
        throw Object.assign(new Error('oh'), { name: 'FreecurveError', code: 'E_FILE_FORMAT', details })
      },
    })
    const error = errorOf(() => readNumbers(npy, 'x', [other]))
    expect([error.code, error.details, error.message]).toEqual(['E_FILE_FORMAT', { format: 'other' }, 'x: oh'])
  })

  it('says which reader failed in an unexpected way', () => {
    const broken = defineSpectrumReader({
      id: 'broken',
      summary: 'Always fails',
      extensions: ['broken'],
      recognizes: () => true,
      read: () => {
        throw new TypeError('oh')
      },
    })
    const error = errorOf(() => readNumbers(npy, 'x', [broken]))
    expect([error.code, error.details]).toEqual(['E_PLUGIN_FAILED', { kind: 'spectrum-reader', id: 'broken' }])
  })
})

describe('eigenvalues out of an array', () => {
  const values = Float64Array.of(3, 1, 2, 4)

  it.each([[[4]], [[4, 1]], [[1, 4]]])('shape %j is a list', (shape) => {
    expect(eigenvaluesFrom({ values, shape }, 'x.npy')).toBe(values)
  })

  it.each([[[2, 2]], [[4, 2]], [[0, 3]], [[]], [[4, 1, 1]]])('shape %j is none', (shape) => {
    const error = errorOf(() => eigenvaluesFrom({ values, shape }, 'x.npy'))
    expect([error.code, error.details]).toEqual(['E_SPECTRUM_SHAPE', { shape }])
    expect(error.message).toContain('eigenvalues')
    // No command computes eigenvalues.
    expect(error.message).not.toContain('freecurve')
  })
})
