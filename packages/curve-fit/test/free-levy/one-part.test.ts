import { createSpectrum, type FreeLevyParameters } from '@freecurve/core'
import { sampleMatrix } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { freeLevyFamily } from '../../src/index.ts'

const SIZE = 500
const fitOf = (parameters: FreeLevyParameters, seed: number, change = (x: number) => x) =>
  freeLevyFamily.fit(createSpectrum([sampleMatrix(parameters, SIZE, seed).map(change)]))

const marchenkoPastur = { a: -1, sigma2: 0, rates: [4], jumps: [0.5] }

describe('one part, where it explains the data', () => {
  it.each([1, 2, 3])('a shifted Marchenko–Pastur law is found by its two numbers (seed %i)', (seed) => {
    const { status, details, curve } = fitOf(marchenkoPastur, seed)
    expect([status, details.model]).toEqual(['consistent', 'one jump'])
    // κ₂ and κ₃ of one matrix are known to a few parts in n.
    expect(curve!.parameters.jumps[0]).toBeCloseTo(0.5, 1)
    expect(curve!.parameters.rates[0]! * curve!.parameters.jumps[0]! ** 2).toBeCloseTo(1, 1.5)
  })

  it('a semicircle is one by mean and variance', () => {
    const { details, curve } = fitOf({ a: 0, sigma2: 1, rates: [], jumps: [] }, 1)
    expect([details.model, details.freedom, curve!.parameters.jumps.length]).toEqual(['semicircle', 2, 0])
    expect(curve!.parameters.sigma2).toBeCloseTo(1, 1.5)
  })

  it('mirrored and scaled data give the mirrored and scaled jump', () => {
    const plain = fitOf(marchenkoPastur, 1).curve!.parameters
    const mirrored = fitOf(marchenkoPastur, 1, (x) => -(2 ** 20) * x).curve!.parameters
    expect(mirrored.jumps[0]! / 2 ** 20).toBeCloseTo(-plain.jumps[0]!, 8)
    expect(mirrored.rates[0]).toBeCloseTo(plain.rates[0]!, 6)
  })

  it('an atom fixes it: rate 1 − w, exactly', () => {
    const { details, curve } = fitOf({ a: 0, sigma2: 0, rates: [0.4], jumps: [1] }, 1)
    expect(details.model).toBe('one jump')
    expect(curve!.parameters).toMatchObject({ a: 0, rates: [expect.closeTo(0.4, 12)] })
  })

  it('two jumps want more', () => {
    const { details, status } = fitOf({ a: 0, sigma2: 0, rates: [0.5, 0.3], jumps: [0.25, 2] }, 1)
    expect([status, details.model]).not.toEqual(['consistent', 'one jump'])
  })

  it('a weight that is given is used, without a choice', () => {
    const spectrum = createSpectrum([sampleMatrix(marchenkoPastur, SIZE, 1)])
    expect(freeLevyFamily.fit(spectrum, { smoothness: 0.1 }).details).toMatchObject({
      model: 'smooth measure',
      smoothness: 0.1,
    })
  })
})
