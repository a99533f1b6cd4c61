import { createSpectrum, type FreeLevyParameters } from '@freecurve/core'
import { reciprocalMap } from '@freecurve/curves'
import { sampleMatrix } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { groupJumps } from '../../src/free-levy/jumps/group-jumps.ts'
import { freeLevyFamily } from '../../src/index.ts'

const fitOf = (parameters: FreeLevyParameters, size: number, seed: number) =>
  freeLevyFamily.fit(createSpectrum([sampleMatrix(parameters, size, seed)]))

const separate: FreeLevyParameters = { a: 1, sigma2: 0.02, rates: [0.2, 0.1], jumps: [0.5, 2] }
const decades: FreeLevyParameters = { a: 0.0018, sigma2: 4e-8, rates: [0.17, 0.03], jumps: [0.06, 9] }

describe('few jumps, where they explain the data clearly better than a smooth measure', () => {
  it.each([
    ['three bulks', separate],
    ['bulks decades apart', decades],
  ] as const)('%s are found with their rates, jumps and semicircle', (_name, truth) => {
    const { status, details, curve } = fitOf(truth, 600, 2)
    const { a, sigma2, rates, jumps } = curve!.parameters
    expect([status, details.model, jumps.length]).toEqual(['consistent', 'few jumps', 2])
    expect(a / truth.a).toBeCloseTo(1, 2)
    expect(sigma2 / truth.sigma2).toBeCloseTo(1, 1)
    // A rate r stands for r n directions: its relative noise is about 1/(n √r).
    rates.forEach((rate, j) => {
      expect(Math.abs(rate - truth.rates[j]!)).toBeLessThan(8 / 600)
      expect(Math.abs(jumps[j]! / truth.jumps[j]! - 1)).toBeLessThan(0.05)
    })
  })

  it('a smooth measure stays one', () => {
    const jumps = Array.from({ length: 24 }, (_, i) => (i + 0.5) / 4)
    const { details } = fitOf({ a: 0, sigma2: 0, rates: jumps.map((t) => Math.exp(-t) / 2), jumps }, 600, 1)
    expect(details.model).toBe('smooth measure of one sign, no shift')
  })

  it('of an atom keep its weight and place exactly', () => {
    const { details, curve } = fitOf({ a: 0, sigma2: 0, rates: [0.3, 0.2], jumps: [1, 6] }, 400, 2)
    expect(details.model).toBe('few jumps')
    expect(curve!.parameters.a).toBe(0)
    expect(curve!.parameters.rates.reduce((sum, r) => sum + r, 0)).toBeCloseTo(0.5, 12)
  })
})

describe('groups of jumps', () => {
  const fine: FreeLevyParameters = {
    a: 0.3,
    sigma2: 0,
    rates: [2000, 0.1, 0.1, 0.04, 0.05],
    jumps: [0.003, 0.48, 0.52, 1.95, 2.05],
  }

  it('keep mean and variance, and find the parts', () => {
    const grouped = groupJumps(fine, 3, false)
    const [before, after] = [reciprocalMap(fine), reciprocalMap(grouped)]
    expect(after.mean).toBeCloseTo(before.mean, 12)
    expect(after.variance).toBeCloseTo(before.variance, 12)
    expect(grouped.sigma2).toBeCloseTo(2000 * 0.003 ** 2, 12)
    expect(grouped.jumps.map((t) => Math.round(10 * t) / 10)).toEqual([0.5, 2])
  })

  it('have no semicircular part where there is an atom', () => {
    const { a, sigma2, jumps } = groupJumps(fine, 3, true)
    expect([a, sigma2, jumps.length]).toEqual([0.3, 0, 3])
  })
})
