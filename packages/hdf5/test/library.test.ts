import { bytesSource } from '@freecurve/spectra-io'
import { describe, expect, it } from 'vitest'
import { createHdf5Reader, hdf5Reader } from '../src/index.ts'
import { askHere } from '../src/library/ask-here.ts'
import { failureError } from '../src/library/failure-error.ts'
import { errorOf } from './error-of.ts'
import { bytesOf } from './expected.ts'

describe('the library', () => {
  it('is ended where it does not answer in time, as over a file on which libhdf5 runs in circles, and starts anew', async () => {
    const patient = createHdf5Reader({ timeLimit: 2 })
    const endless = bytesSource(bytesOf('endless.h5'), 'x')
    expect((await errorOf(() => patient.open(endless))).code).toBe('E_FILE_FORMAT')
    expect((await hdf5Reader.open(bytesSource(bytesOf('plain.h5'), 'x'))).length).toBeGreaterThan(0)
  })

  it('answers files that are read by turns', async () => {
    const [first, second] = await Promise.all(
      ['chunked.h5', 'chunked-latest.h5'].map((name) => hdf5Reader.open(bytesSource(bytesOf(name), name))),
    )
    const keys = ['all', 'grows', 'all']
    const found = await Promise.all(
      keys.flatMap((key) => [first, second].map((arrays) => arrays!.find((array) => array.key === key)!.read())),
    )
    expect(found.map(({ shape }) => shape)).toEqual(Array(6).fill([13, 9]))
    expect(found[4]!.values).toEqual(found[0]!.values)
    expect(found[0]!.values).not.toEqual(found[1]!.values)
  })

  it('goes on after files that are damaged, more of them than it bears before it starts anew', async () => {
    const cut = bytesOf('plain.h5').subarray(0, 6000)
    for (let k = 0; k < 70; k++)
      expect((await errorOf(() => hdf5Reader.open(bytesSource(cut, 'x')))).code).toBe('E_FILE_FORMAT')
    expect((await hdf5Reader.open(bytesSource(bytesOf('plain.h5'), 'x'))).length).toBeGreaterThan(0)
  })

  it('answers in this thread as in a worker, where there is no Node', async () => {
    const bytes = bytesOf('chunked.h5')
    const ask = await askHere(bytesSource(bytes, 'x'), 1)
    const walk = await ask(undefined)
    expect('datasets' in walk && walk.datasets.map(({ path }) => path)).toContain('all')
    const wanted = { path: 'all', size: 8, parts: [{ offset: [3, 2], count: [4, 5] }] }
    const here = await ask(wanted)
    const array = (await hdf5Reader.open(bytesSource(bytes, 'x'))).find(({ key }) => key === 'all')!
    const there = await array.block(Uint32Array.of(3, 4, 5, 6), Uint32Array.of(2, 3, 4, 5, 6))
    expect(here).toEqual(new Uint8Array(there.values.buffer))
  })
})

describe('errors', () => {
  it('a library that is not installed is said to be', () => {
    const error = failureError({ code: 'ERR_MODULE_NOT_FOUND', name: 'Error', message: "Cannot find package 'h5wasm'" })
    expect([error.code, error.details]).toEqual(['E_FILE_SUPPORT', { format: 'hdf5', install: 'h5wasm' }])
  })

  it('a breakdown of the library is an error of the file', () => {
    expect(failureError({ name: 'RuntimeError', message: 'unreachable' }).code).toBe('E_FILE_FORMAT')
  })

  it.each([0, -1, Number.NaN, 1e9])('a time limit of %d s is refused', async (timeLimit) => {
    expect((await errorOf(() => createHdf5Reader({ timeLimit }))).code).toBe('E_OPTION_VALUE')
  })
})
