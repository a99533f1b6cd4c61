import { createSpectrum } from '@freecurve/core'
import { describe, expect, it } from 'vitest'
import { decompress, predictedEigenvalues, standardRegistry } from '../src/index.ts'

const SIZE = 400
const semicircle = standardRegistry.get('ensemble', 'semicircle')
/** A semicircle of variance ¼ and one eigenvalue θα + 1/(4θα), which a rank-one part of size θ leaves in a submatrix of share α. */
const spiked = (spike: number, seed: number) => {
  const values = semicircle.sample(SIZE, seed, { sigma: 0.5 })
  values[SIZE - 1] = spike + 1 / (4 * spike)
  return values
}

describe('outliers', () => {
  it('ride the characteristics: a spike of 3 in a quarter is one of 12 in the whole', () => {
    const { report, carried, trusted } = decompress(standardRegistry, {
      spectrum: createSpectrum([spiked(3, 1)]),
      sizes: [4 * SIZE],
    })
    expect(trusted).toBe(true)
    expect(report.initial!.outliers).toEqual([3 + 1 / 12])
    // The whole has variance 1: 12 + 1/12.
    expect(Math.abs(report.sizes[0]!.outliers[0]! - (12 + 1 / 12))).toBeLessThan(0.1)
    expect(report.warnings.join()).toContain('an outlier')
    const values = predictedEigenvalues(carried[0]!.law, report.sizes[0]!.outliers, 4 * SIZE)
    expect(values).toHaveLength(4 * SIZE)
    expect(values.at(-1)).toBe(report.sizes[0]!.outliers[0])
    expect(values.at(-2)).toBeLessThan(2.1)
  })

  it('of replicates are averaged by rank', () => {
    const samples = [1, 2, 3].map((seed) => spiked(2 + seed / 10, seed))
    const { report } = decompress(standardRegistry, { spectrum: createSpectrum(samples), sizes: [SIZE] })
    const mean = samples.reduce((sum, values) => sum + values[SIZE - 1]!, 0) / 3
    expect(report.initial!.outliers).toEqual([expect.closeTo(mean, 12)])
  })

  it('of replicates on both sides of a bulk are kept apart: their mean would lie in it', () => {
    const mirrored = (spike: number, seed: number) => spiked(spike, seed).map((x) => -x)
    const samples = [spiked(2, 1), spiked(2.1, 2), mirrored(2, 3)].map((values) => values.sort())
    const { report } = decompress(standardRegistry, { spectrum: createSpectrum(samples), sizes: [2 * SIZE] })
    const mean = (2 + 1 / 8 + 2.1 + 1 / 8.4) / 2
    expect(report.initial!.outliers).toEqual([expect.closeTo(mean, 12)])
    expect(report.sizes[0]!.outliers).toHaveLength(1)
  })

  it('that a bulk swallows on the way are left out: a spike of 1.5 of deviation ½ ends at a ninth of the size', () => {
    const { report } = decompress(standardRegistry, {
      spectrum: createSpectrum([spiked(1.5, 1)]),
      sizes: [20, 30, 60, 100, 800],
      family: 'free-levy',
    })
    expect(report.initial!.outliers).toHaveLength(1)
    expect(report.sizes.map(({ outliers }) => outliers.length)).toEqual([0, 0, 1, 1, 1])
  })

  it('are none in a clean spectrum, nor beside an atom', () => {
    for (const id of ['semicircle', 'compound-free-poisson'])
      for (const seed of [1, 2, 3]) {
        const spectrum = createSpectrum([standardRegistry.get('ensemble', id).sample(SIZE, seed)])
        expect(decompress(standardRegistry, { spectrum, sizes: [SIZE] }).report.initial!.outliers).toEqual([])
      }
  })
})

describe('what the reader is told', () => {
  it('of few eigenvalues, of far ratios, of compressions', () => {
    const spectrum = createSpectrum([semicircle.sample(40, 1)])
    const { warnings } = decompress(standardRegistry, { spectrum, sizes: [20, 4000] }).report
    expect(warnings.join()).toMatch(/40 eigenvalues fix little.*is far.*compressions/)
  })

  it('of negative eigenvalues that positive data do not have', () => {
    const spectrum = createSpectrum([semicircle.sample(300, 1, { sigma: 0.5 }).map((x) => x + 1.2)])
    const { distrust } = decompress(standardRegistry, { spectrum, sizes: [3000] }).report
    expect(distrust.join()).toMatch(/is negative, where all that was seen is positive: wrong if/)
    const mirrored = createSpectrum(spectrum.samples.map((values) => values.map((x) => -x)))
    const other = decompress(standardRegistry, { spectrum: mirrored, sizes: [3000] }).report
    expect(other.distrust.join()).toMatch(/is positive, where all that was seen is negative/)
  })

  it('a family that fails on some data does not keep the others from trying', () => {
    const broken = {
      ...standardRegistry.get('curve-family', 'algebraic'),
      id: 'broken',
      fit: () => {
        throw new Error('no')
      },
    }
    const registry = standardRegistry.with(broken)
    // Independent values are no eigenvalues: nothing explains them, so that every family is tried.
    const spectrum = createSpectrum([Float64Array.from({ length: 200 }, (_, k) => Math.sin(k * k))])
    const { report } = decompress(registry, { spectrum, sizes: [400] })
    const attempt = report.fit.candidates.find(({ family }) => family === 'broken')
    expect(attempt).toMatchObject({ status: 'refused', reasons: [expect.stringContaining('failed: no')] })
  })

  it('a fitted curve that is none of a law is no fit, and the report says why', () => {
    const algebraic = standardRegistry.get('curve-family', 'algebraic')
    // (1 + zm + m²)²
    const twice = [
      [1, 0, 2, 0, 1],
      [0, 2, 0, 2, 0],
      [0, 0, 1, 0, 0],
    ]
    const careless = {
      ...algebraic,
      id: 'careless',
      fit: () => ({
        status: 'consistent' as const,
        reasons: [],
        curve: algebraic.fromJSON({ schema: 'freecurve/curve@1', family: 'algebraic', coefficients: twice }),
        residual: null,
        details: {},
      }),
    }
    const spectrum = createSpectrum([semicircle.sample(200, 1)])
    const request = { spectrum, sizes: [400], family: 'careless' }
    const { report, carried } = decompress(standardRegistry.with(careless), request)
    expect(carried).toEqual([])
    expect(report.fit).toMatchObject({ status: 'refused', reasons: [expect.stringContaining('repeated factor')] })
  })
})
