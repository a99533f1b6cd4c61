import { createSpectrum } from '@freecurve/core'
import { describe, expect, it } from 'vitest'
import { weightedValues } from '../src/index.ts'

const meanOf = (points: Float64Array, weights: Float64Array, f = (x: number) => x) =>
  points.reduce((sum, x, i) => sum + weights[i]! * f(x), 0)

describe('weighted values', () => {
  it('of few eigenvalues are the eigenvalues', () => {
    const values = Float64Array.from({ length: 50 }, (_, k) => k ** 1.5)
    const { points, weights, count } = weightedValues(createSpectrum([values]))
    expect([points, count]).toEqual([values, 50])
    expect(weights.every((weight) => weight === 1 / 50)).toBe(true)
  })

  it('of many are fewer, with the same mass and mean, and nearly the same variance', () => {
    const values = Float64Array.from({ length: 20000 }, (_, k) => Math.tan((3 * (k + 0.5)) / 20000 - 1.5))
    const { points, weights, mean, deviation } = weightedValues(createSpectrum([values]), 1000)
    expect(points.length).toBeLessThan(1200)
    expect(meanOf(points, weights, () => 1)).toBeCloseTo(1, 12)
    expect(meanOf(points, weights)).toBeCloseTo(mean, 10)
    const spread = meanOf(points, weights, (x) => (x - mean) ** 2)
    expect(spread / deviation ** 2).toBeGreaterThan(0.999)
    expect(spread).toBeLessThan(deviation ** 2)
  })

  it('never lie in the gap between two bulks', () => {
    const values = Float64Array.from({ length: 3001 }, (_, k) => (k < 1505 ? k / 1505 : 10 + k / 3001))
    const { points } = weightedValues(createSpectrum([values]), 300)
    expect([...points].filter((x) => x > 1 && x < 10)).toEqual([])
  })

  it('hold atoms in place', () => {
    const values = Float64Array.from({ length: 100 }, (_, k) => (k < 40 ? 0 : k))
    const { points, weights, atoms, count } = weightedValues(createSpectrum([values]))
    expect([points[0], weights[0], count]).toEqual([0, 0.4, 60])
    expect(atoms).toEqual([{ x: 0, weight: 0.4 }])
  })
})
