import { describe, expect, it } from 'vitest'
import { createLadder, createSpectrum } from '../src/index.ts'
import { errorOf } from './error-of.ts'

const spectrum = (size: number) => createSpectrum([Float64Array.from({ length: size }, (_, k) => k)])

describe('createLadder', () => {
  it('orders spectra by size', () => {
    expect(createLadder([spectrum(20), spectrum(5), spectrum(9)]).spectra.map(({ size }) => size)).toEqual([5, 9, 20])
  })

  it('refuses fewer than two sizes, and one size twice', () => {
    expect(errorOf(() => createLadder([]))).toMatchObject({ code: 'E_LADDER', details: { sizes: [] } })
    expect(errorOf(() => createLadder([spectrum(5)]))).toMatchObject({ code: 'E_LADDER', details: { sizes: [5] } })
    expect(errorOf(() => createLadder([spectrum(5), spectrum(9), spectrum(5)]))).toMatchObject({
      code: 'E_LADDER',
      details: { sizes: [5, 5, 9] },
    })
  })
})
