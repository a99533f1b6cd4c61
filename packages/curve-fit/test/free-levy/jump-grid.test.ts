import { sampleMatrix } from '@freecurve/ensembles'
import { describe, expect, it } from 'vitest'
import { boundarySamples } from '../../src/counts/boundary-samples.ts'
import { type JumpGrid, jumpGrid } from '../../src/free-levy/measure/jump-grid.ts'
import { parametersOf, strengthAt } from '../../src/free-levy/measure/levy-measure.ts'

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, x) => total + x, 0)
const gridOf = (values: Float64Array, subdivisions = 1): JumpGrid =>
  jumpGrid(boundarySamples(values, values), 0.12, subdivisions)
const semicircle = sampleMatrix({ a: 0, sigma2: 1, rates: [], jumps: [] }, 200, 1)

describe('the grid of jumps', () => {
  it('scales with the values: places by s, units by s², coordinates not at all', () => {
    const s = 2 ** 20
    const [one, other] = [gridOf(semicircle), gridOf(semicircle.map((x) => s * x))]
    expect(other.places).toEqual(one.places.map((t) => s * t))
    expect(other.leftUnits).toEqual(one.leftUnits.map((unit) => s * s * unit))
    expect([other.coordinates, other.nodes]).toEqual([one.coordinates, one.nodes])
  })

  it('does not feel a shift', () => {
    const [one, other] = [gridOf(semicircle), gridOf(semicircle.map((x) => x + 4))]
    expect(other.places).toHaveLength(one.places.length)
    other.places.forEach((t, i) => {
      expect(Math.abs(t - one.places[i]!)).toBeLessThan(1e-10)
    })
  })

  it('follows its values over decades with some dozens of nodes, ascending, 0 among them at most once', () => {
    const five = sampleMatrix({ a: 0.0018, sigma2: 4e-8, rates: [0.17, 0.03], jumps: [0.06, 9] }, 300, 2)
    for (const values of [semicircle, five, five.map((x) => -x).sort()]) {
      const { places, coordinates } = gridOf(values)
      expect(places.length).toBeGreaterThan(10)
      expect(places.length).toBeLessThan(150)
      for (const list of [places, coordinates]) expect(list).toEqual(Float64Array.from(new Set(list)).sort())
      expect(places.filter((t) => t === 0).length).toBeLessThanOrEqual(1)
    }
    const sizes = gridOf(five)
      .places.map(Math.abs)
      .filter((t) => t > 0)
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeGreaterThan(1e4)
  })

  it('puts nothing between bulks', () => {
    const { places, coordinates, nodes, rightUnits } = gridOf(
      sampleMatrix({ a: 0, sigma2: 0, rates: [1.1, 0.02], jumps: [0.1, 40] }, 300, 3),
    )
    const widest = coordinates
      .slice(1)
      .reduce((best, xi, k) => (xi - coordinates[k]! > coordinates[best + 1]! - coordinates[best]! ? k : best), 0)
    expect(coordinates[widest + 1]! - coordinates[widest]!).toBeGreaterThan(0.48)
    places.forEach((_, i) => {
      if (nodes[i] === widest) expect(rightUnits[i]).toBe(0)
    })
  })

  it('has no height that bridges a gap: mirrored values have the mirrored grid, up to where it starts', () => {
    const five = sampleMatrix({ a: 0.0018, sigma2: 4e-8, rates: [0.17, 0.03], jumps: [0.06, 9] }, 300, 2)
    const sides = [five, five.map((x) => -x).sort()].map((values) => gridOf(values).places.length)
    expect(Math.abs(sides[0]! - sides[1]!)).toBeLessThan(5)
  })

  it('subdivided stands for the same measure: nearly the variance, and the drift to rounding where no node is close to 0', () => {
    const wide = sampleMatrix({ a: 0, sigma2: 0, rates: [0.4, 0.1], jumps: [0.01, 30] }, 300, 3)
    const samples = boundarySamples(
      wide,
      wide.filter((x) => x !== 0),
    )
    const [coarse, fine] = [jumpGrid(samples, 0.12, 1), jumpGrid(samples, 0.12, 4)]
    expect(fine.coordinates).toEqual(coarse.coordinates)
    const density = coarse.coordinates.map((xi) => 2 + Math.sin(xi))
    const total = (grid: JumpGrid) => sum(grid.places.map((_, i) => strengthAt(grid, density, i)))
    const drift = (grid: JumpGrid) => parametersOf(grid, density, 0).a
    expect(Math.abs(total(fine) / total(coarse) - 1)).toBeLessThan(0.02)
    expect(Math.abs(drift(fine) / drift(coarse) - 1)).toBeLessThan(1e-12)
    expect(parametersOf(fine, density, 7).rates.every((r) => r > 0)).toBe(true)
  })
})
