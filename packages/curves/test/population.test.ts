import { CURVE_SCHEMA, type PopulationParameters } from '@freecurve/core'
import { populationCurve, populationCurveFromJSON } from '@freecurve/curves'
import { describe, expect, it } from 'vitest'

const refusedAt = (path: string) =>
  expect.objectContaining({ code: 'E_CURVE', details: expect.objectContaining({ path }) }) as Error
const good: PopulationParameters = { values: [2, 5.5], weights: [0.75, 0.25], aspectRatio: 0.1 }

describe('a population curve', () => {
  it('is refused with a field that is none of its own', () => {
    expect(() => populationCurve({ ...good, ratio: 2 } as PopulationParameters)).toThrow(refusedAt('parameters.ratio'))
    expect(() => populationCurve(null as unknown as PopulationParameters)).toThrow(refusedAt('parameters'))
    const file = { schema: CURVE_SCHEMA, family: 'population', parameters: good } as const
    expect(() => populationCurveFromJSON({ ...file, aspectRatio: 0.1 })).toThrow(refusedAt('aspectRatio'))
    expect(() => populationCurveFromJSON({ ...file, parameters: 3 })).toThrow(refusedAt('parameters'))
    expect(populationCurveFromJSON(file).parameters).toEqual(good)
  })

  it('keeps what it was given: neither the lists nor what it gives out can change it', () => {
    const given = { values: [2, 5.5], weights: [0.75, 0.25], aspectRatio: 0.1 }
    const curve = populationCurve(given)
    const before = JSON.stringify([curve, curve.polynomial()])
    given.values[0] = 3
    given.weights.reverse()
    given.aspectRatio = 5
    expect(JSON.stringify([curve, curve.polynomial()])).toBe(before)
    const { values, weights } = curve.parameters
    for (const value of [curve, curve.parameters, values, weights, curve.toJSON(), curve.polynomial()])
      expect(Object.isFrozen(value)).toBe(true)
    for (const row of curve.polynomial().coefficients) expect(Object.isFrozen(row)).toBe(true)
  })
})
