import type { FreeLevyParameters } from '@freecurve/core'
import { symmetricEigenvalues } from '@freecurve/eigen'
import { describe, expect, it } from 'vitest'
import { dualMatrix } from '../src/dual-matrix.ts'
import { drawFactors } from '../src/factors.ts'
import { sampleLadder, sampleMatrix } from '../src/index.ts'
import { wholeMatrix } from '../src/whole-matrix.ts'

const positive: FreeLevyParameters = { a: 0, sigma2: 0, rates: [0.2, 0.1], jumps: [2, 5.5] }
const negative: FreeLevyParameters = { a: 0, sigma2: 0, rates: [0.1, 0.15], jumps: [-3, -1] }
const mixed: FreeLevyParameters = { a: 0, sigma2: 0, rates: [0.1, 0.2, 0.05], jumps: [-3, 1, 4] }
const noisy: FreeLevyParameters = { a: 2, sigma2: 0.3, rates: [0.1], jumps: [3] }
const noise = { seed: 3, stream: 1 }

describe('the small dual matrix', () => {
  it.each([
    ['positive jumps', positive, 200],
    ['positive jumps', positive, 90],
    ['negative jumps', negative, 120],
    ['jumps of both signs', mixed, 200],
    ['jumps of both signs, rank just below the size', mixed, 71],
  ])('has the nonzero eigenvalues of the whole one: %s, %#', (_name, parameters, part) => {
    const factors = drawFactors(parameters, 200, 3, 0)
    const whole = symmetricEigenvalues(wholeMatrix(parameters, factors, 200, part, noise))
    const ladder = sampleLadder(parameters, part === 200 ? [200] : [part, 200], 3)[0]!
    const norm = Math.max(-whole[0]!, whole[part - 1]!)
    expect(factors.rank).toBeLessThan(part)
    expect(dualMatrix(factors, 200, part).size).toBe(factors.rank)
    whole.forEach((x, k) => {
      expect(Math.abs(ladder[k]! - x) / norm).toBeLessThan(1e-13)
    })
    expect(ladder.filter((x) => x === 0)).toHaveLength(part - factors.rank)
  })
})

describe('sampleLadder', () => {
  it.each([
    ['positive jumps', positive],
    ['jumps of both signs', mixed],
    ['noise and drift', noisy],
  ])('interlaces as nested principal submatrices do: %s', (_name, parameters) => {
    const sizes = [30, 77, 150]
    const ladder = sampleLadder(parameters, sizes, 8)
    expect(ladder.map((values) => values.length)).toEqual(sizes)
    for (let s = 1; s < sizes.length; s++) {
      const part = ladder[s - 1]!
      const whole = ladder[s]!
      part.forEach((x, k) => {
        expect(x).toBeGreaterThanOrEqual(whole[k]! - 1e-12)
        expect(x).toBeLessThanOrEqual(whole[k + whole.length - part.length]! + 1e-12)
      })
    }
  })

  it('scales the second free cumulant with the size, and keeps the mean', () => {
    const [part, whole] = sampleLadder({ ...noisy, rates: [0.5] }, [200, 400], 5)
    const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length
    const variance = (values: Float64Array) => mean(values.map((x) => (x - mean(values)) ** 2))
    expect(mean(part!) / mean(whole!)).toBeCloseTo(1, 1)
    expect(variance(whole!) / variance(part!) / 2).toBeCloseTo(1, 1)
  })

  it('has Gaussian orthogonal noise: twice the variance on the diagonal', () => {
    const noise: FreeLevyParameters = { a: 0, sigma2: 0.5, rates: [], jumps: [] }
    const draws = Array.from({ length: 4000 }, (_, seed) => sampleMatrix(noise, 2, seed))
    const mean = (of: (values: Float64Array) => number) => draws.reduce((sum, values) => sum + of(values), 0) / 4000
    expect(mean(([x, y]) => (x! + y!) ** 2)).toBeCloseTo(1, 1)
    expect(mean(([x, y]) => x! ** 2 + y! ** 2)).toBeCloseTo(1.5, 1)
  })

  it('does not depend on which other sizes are asked for', () => {
    expect(sampleLadder(noisy, [20, 60], 4)[1]).toEqual(sampleMatrix(noisy, 60, 4))
    expect(sampleLadder(positive, [40, 60], 4)[1]).toEqual(sampleMatrix(positive, 60, 4))
  })

  it('puts the atom exactly at the drift', () => {
    const values = sampleMatrix({ ...mixed, a: 1 / 3 }, 100, 2)
    expect(values.filter((x) => x === 1 / 3)).toHaveLength(65)
  })

  it.each([
    ['no size', () => sampleLadder(positive, [], 1), 'sizes'],
    ['descending sizes', () => sampleLadder(positive, [20, 10], 1), 'sizes'],
    ['half a row', () => sampleLadder(positive, [0.5], 1), 'sizes'],
    ['a negative seed', () => sampleLadder(positive, [10], -1), 'seed'],
    ['a table too large', () => sampleLadder({ ...positive, rates: [1e7, 1] }, [1000], 1), 'size'],
  ])('refuses %s', (_name, run, argument) => {
    expect(run).toThrow(expect.objectContaining({ code: 'E_DOMAIN', details: expect.objectContaining({ argument }) }))
  })

  it('refuses parameters of no law', () => {
    expect(() => sampleMatrix({ ...positive, jumps: [1] }, 10, 1)).toThrow(expect.objectContaining({ code: 'E_CURVE' }))
  })
})
