import { createSpectrum } from '@freecurve/core'
import { type PopulationCurve, populationCurve } from '@freecurve/curves'
import { deformedMarchenkoPastur, wachter } from '@freecurve/ensembles'
import { deformedFlow } from '@freecurve/evolution'
import { quantilesAt } from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { populationFamily } from '../../src/index.ts'

const populations = [
  { values: [2, 5.5], weights: [0.75, 0.25], aspectRatio: 0.05 },
  { values: [2, 5.5], weights: [0.75, 0.25], aspectRatio: 1.6 },
  { values: [0.01, 1, 30], weights: [0.3, 0.4, 0.3], aspectRatio: 0.3 },
]

const near = (curve: PopulationCurve | null, values: readonly number[], weights: readonly number[], error: number) => {
  const found = curve!.parameters
  const groups = found.values.map((t, j) => ({ t, w: found.weights[j]! })).filter(({ t }) => t > 0)
  expect(groups).toHaveLength(values.length)
  groups.forEach(({ t, w }, j) => {
    expect(Math.abs(t / values[j]! - 1)).toBeLessThan(error)
    expect(Math.abs(w - weights[j]!)).toBeLessThan(error)
  })
}

describe('a population', () => {
  it.each(populations)('%o is found again from its quantiles, at any scale', ({ values, weights, aspectRatio }) => {
    for (const scale of [1e-6, 1, 1e6]) {
      const scaled = values.map((t) => scale * t)
      const { law } = deformedFlow.carry(populationCurve({ values: scaled, weights, aspectRatio }), 1)
      const shares = Float64Array.from({ length: 400 }, (_, k) => (k + 0.5) / 400)
      const { status, curve } = populationFamily.fit(createSpectrum([quantilesAt(law, shares)]), { aspectRatio })
      expect(status).toBe('consistent')
      // Quantiles lack the mean shift of a real symmetric matrix, of some parts in n.
      near(curve, scaled, weights, 0.01)
    }
  })

  it.each(populations)('%o is found in a random matrix', ({ values, weights, aspectRatio }) => {
    const options = { values: values.join(','), weights: weights.join(','), ratio: aspectRatio }
    const sample = deformedMarchenkoPastur.sample(600, 1, options)
    const { status, curve, residual } = populationFamily.fit(createSpectrum([sample]), { aspectRatio })
    expect([status, residual!.value < 1.5]).toEqual(['consistent', true])
    near(curve, values, weights, 0.05)
  })

  it('is not read into what is none, into the wrong aspect ratio, or without one', () => {
    const gram = deformedMarchenkoPastur.sample(400, 1, {})
    const fitted = (values: Float64Array, aspectRatio?: number) =>
      populationFamily.fit(createSpectrum([values]), aspectRatio === undefined ? {} : { aspectRatio })
    expect(fitted(gram).status).toBe('refused')
    expect(fitted(gram).reasons.join()).toMatch(/aspectRatio/)
    expect(fitted(gram, 2).reasons.join()).toMatch(/forces a share 0\.5 of zeros/)
    expect(
      fitted(
        gram.map((x) => x - 3),
        0.1,
      ).reasons.join(),
    ).toMatch(/negative/)
    expect(fitted(wachter.sample(400, 1, {}), 0.5).status).toBe('refused')
  })

  it('a mutant curve with a variance 1 % off is told from the right one', () => {
    const { law } = deformedFlow.carry(populationCurve(populations[0]!), 1)
    const shares = Float64Array.from({ length: 400 }, (_, k) => (k + 0.5) / 400)
    const { curve } = populationFamily.fit(createSpectrum([quantilesAt(law, shares)]), { aspectRatio: 0.05 })
    expect(() => near(curve, [2.02, 5.5], [0.75, 0.25], 1e-5)).toThrow()
  })
})
