import { createSpectrum, type FreeLevyParameters } from '@freecurve/core'
import { sampleMatrix } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { freeLevyFamily } from '../../src/index.ts'

/** Rates above 1: a positive definite submatrix of a matrix that is singular at eight times the size. */
const gram = { a: 0, sigma2: 0, rates: [1.5, 1.5], jumps: [0.2, 0.6] }
const fitOf = (change: (x: number) => number) =>
  freeLevyFamily.fit(createSpectrum([sampleMatrix(gram, 400, 1).map(change)]))

describe('data of one sign', () => {
  it('get a measure whose laws keep that sign at every size', () => {
    const { status, details, curve } = fitOf((x) => x)
    const { a, sigma2, jumps, rates } = curve!.parameters
    expect([status, details.model, sigma2]).toEqual(['consistent', 'smooth measure of one sign, no shift', 0])
    expect(a).toBe(0)
    expect(Math.min(...jumps)).toBeGreaterThan(0)
    // The rank, and with it the atom of the whole, is known within a few tenths though no zero was seen.
    expect(Math.abs(rates.reduce((sum, r) => sum + r, 0) - 3)).toBeLessThan(0.8)
  })

  it('mirrored, the mirrored one', () => {
    const [plain, mirrored] = [fitOf((x) => x), fitOf((x) => -x)].map((fit) => fit.curve!.parameters)
    // The places of nodes are counted from the left, so that they are not quite mirrored.
    const mean = ({ rates, jumps }: FreeLevyParameters) => rates.reduce((sum, r, j) => sum + r * jumps[j]!, 0)
    expect(Math.max(...mirrored!.jumps)).toBeLessThan(0)
    expect(mirrored!.a).toBeCloseTo(-plain!.a, 1.5)
    expect(mean(mirrored!)).toBeCloseTo(-mean(plain!), 1.5)
  })

  it('over five decades, scaled far down or up by powers of two, get exactly the scaled measure', () => {
    const values = Float64Array.from({ length: 120 }, (_, k) => 10 ** ((5 * (k + 0.5)) / 120))
    const fitAt = (scale: number) => freeLevyFamily.fit(createSpectrum([values.map((x) => scale * x)]))
    const plain = fitAt(1)
    expect(plain.details.model).toMatch(/of one sign/)
    for (const scale of [2 ** -60, 2 ** -27, 2 ** 60]) {
      const { details, curve, residual } = fitAt(scale)
      expect([details, residual]).toEqual([plain.details, plain.residual])
      const { a, jumps, rates } = plain.curve!.parameters
      expect(curve!.parameters).toEqual({ a: scale * a, sigma2: 0, rates, jumps: jumps.map((t) => scale * t) })
    }
  }, 60_000)

  it('shifted far off, are not forced to reach 0', () => {
    const { details } = freeLevyFamily.fit(
      createSpectrum([sampleMatrix({ a: 0, sigma2: 0.2, rates: [0.5], jumps: [0.8] }, 400, 1).map((x) => x + 3)]),
    )
    expect(details.model).toBe('few jumps')
  })

  it('of a Gram matrix of independent entries get the law of one number', () => {
    const { details, curve } = freeLevyFamily.fit(
      createSpectrum([sampleMatrix({ a: 0, sigma2: 0, rates: [3], jumps: [1 / 3] }, 400, 1)]),
    )
    expect(details.model).toBe('one jump, no shift')
    expect(curve!.parameters.a).toBe(0)
    expect(curve!.parameters.rates[0]).toBeCloseTo(3, 0)
  })
})
