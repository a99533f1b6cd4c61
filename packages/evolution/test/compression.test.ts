import { createSpectrum, type FreeLevyParameters } from '@freecurve/core'
import { freeLevyCurve } from '@freecurve/curves'
import { distancesBetweenLaws, eigenvaluesOf, integralOf, massOf, supportOf } from '@freecurve/law'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compressionMethod, freeFlow } from '../src/index.ts'

const compressed = (samples: readonly Float64Array[], ratio: number) =>
  compressionMethod.carry(createSpectrum(samples), ratio).carried!

const valuesOf = (parameters: FreeLevyParameters, count: number) =>
  eigenvaluesOf(freeFlow.carry(freeLevyCurve(parameters), 1).law, count)

describe('eigenvalues compressed without a curve', () => {
  it.each([
    ['a semicircle', { a: 0.5, sigma2: 1, rates: [], jumps: [] }],
    ['an atom and two bulks', { a: 0, sigma2: 0, rates: [0.3, 0.1], jumps: [1, 9] }],
    ['jumps to both sides', { a: 1, sigma2: 0.1, rates: [0.3, 0.2], jumps: [-1, 4] }],
  ] as const)('of %s give the law of the flow', (_name, parameters) => {
    const values = valuesOf(parameters, 500)
    for (const ratio of [0.7, 0.3, 0.05]) {
      const { law } = compressed([values], ratio)
      const exact = freeFlow.carry(freeLevyCurve(parameters), ratio).law
      expect(law.status, law.reasons.join('; ')).toBe('certified')
      expect(distancesBetweenLaws(law, exact).ks).toBeLessThan(3e-3)
    }
  })

  it('keep an atom in place with weight 1 − (1 − w)/τ, until it is gone', () => {
    const values = Float64Array.from({ length: 200 }, (_, k) => (k < 120 ? -0.75 : Math.sin(k)))
    expect(compressed([values], 0.8).law.atoms).toEqual([{ x: -0.75, weight: expect.closeTo(0.5, 12) }])
    expect(compressed([values], 0.4).law.atoms).toEqual([])
    expect(compressed([values], 0.3).law.atoms).toEqual([])
  })

  it('of any spectrum are a law of mass 1, the same mean, and variance times τ', () => {
    const spectra = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 40, maxLength: 80 })
    fc.assert(
      fc.property(spectra, fc.double({ min: 0.05, max: 0.5, noNaN: true }), (values, ratio) => {
        fc.pre(new Set(values).size > 30)
        const { law } = compressed([Float64Array.from(values)], ratio)
        const mean = values.reduce((sum, x) => sum + x, 0) / values.length
        const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length
        expect(massOf(law)).toBeCloseTo(1, 9)
        expect(integralOf(law, (x) => x)).toBeCloseTo(mean, 8)
        expect(integralOf(law, (x) => (x - mean) ** 2) / (ratio * variance)).toBeCloseTo(1, 7)
      }),
      { seed: 20260217, numRuns: 30 },
    )
  })

  it('that are many stand in groups, which changes nothing that shows', () => {
    const parameters = { a: 0, sigma2: 0, rates: [0.3, 3], jumps: [50, 0.5] }
    const values = valuesOf(parameters, 16000)
    const { carried, details } = compressionMethod.carry(createSpectrum([values]), 0.25)
    expect(details.points).toBeLessThan(5000)
    const exact = freeFlow.carry(freeLevyCurve(parameters), 0.25).law
    expect(distancesBetweenLaws(carried!.law, exact).ks).toBeLessThan(2e-4)
  })

  it('over many decades stay positive, and replicates are pooled', () => {
    const values = Float64Array.from({ length: 300 }, (_, k) => 10 ** (k / 40 - 5))
    const { law } = compressed([values.subarray(0, 150), values.subarray(150)], 0.5)
    expect(supportOf(law)[0]).toBeGreaterThan(0)
  })

  it('next to ratio 1 keep their grain, and say so', () => {
    const values = Float64Array.from({ length: 200 }, (_, k) => k + 0.4 * Math.sin(7 * k))
    const near = compressionMethod.carry(createSpectrum([values]), 0.99999)
    expect([near.status, near.carried!.law.status]).toEqual(['poor', 'not-a-law'])
    // An eigenvalue far off is still one: 1/0.9 of the smaller spectrum's.
    const law = compressed([values.map((x, k) => (k === 199 ? 1000 : x))], 0.9).law
    expect([law.status, law.reasons.join()]).toEqual(['unverified', expect.stringMatching(/single eigenvalues/)])
  })
})
