import type { FreeLevyParameters } from '@freecurve/core'
import { sampleMatrix } from '@freecurve/ensembles'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundarySamples } from '../../src/counts/boundary-samples.ts'
import { countModes, toModes } from '../../src/counts/count-modes.ts'
import { joinSlightJumps } from '../../src/free-levy/measure/join-slight-jumps.ts'
import { jumpGrid } from '../../src/free-levy/measure/jump-grid.ts'
import { parametersOf } from '../../src/free-levy/measure/levy-measure.ts'
import { roughnessRows } from '../../src/free-levy/measure/roughness.ts'
import { startingDensity } from '../../src/free-levy/measure/starting-density.ts'
import { holdEquations, strictEquations } from '../../src/free-levy/measure/strict-equations.ts'

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, x) => total + x, 0)

describe('counting modes', () => {
  it('have mean square near 1 on matrices of the model, whatever their size', () => {
    const circle = (x: number) =>
      0.5 +
      (x * Math.sqrt(Math.max(0, 4 - x * x))) / (4 * Math.PI) +
      Math.asin(Math.max(-1, Math.min(1, x / 2))) / Math.PI
    for (const n of [60, 200]) {
      const modes = countModes(n, n / 4, n, 1)
      const squares = [1, 2, 3, 4, 5, 6].map((seed) => {
        const values = sampleMatrix({ a: 0, sigma2: 1, rates: [], jumps: [] }, n, seed)
        const out = new Float64Array(modes.count)
        toModes(
          modes,
          values.map((x, i) => (i + 0.5) / n - circle(x)),
          out,
          0,
        )
        return sum(out.map((b) => b * b)) / modes.count
      })
      expect(sum(squares) / squares.length).toBeGreaterThan(0.7)
      expect(sum(squares) / squares.length).toBeLessThan(1.4)
    }
  })

  it.each([64, 65, 66, 67])('are plain sums over %i points', (points) => {
    const modes = countModes(points, 16, 100, 1)
    const values = Float64Array.from({ length: points }, (_, i) => Math.cos(i * i))
    const out = new Float64Array(20)
    toModes(modes, values, out, 3)
    for (let k = 0; k < 16; k++)
      expect(out[3 + k]).toBeCloseTo(sum(values.map((x, i) => x * modes.rows[k * points + i]!)), 9)
    expect([out[2], out[19]]).toEqual([0, 0])
  })

  it('are orthogonal, and grow with size and the root of the replicates', () => {
    const [points, count] = [64, 16]
    const { rows } = countModes(points, count, 100, 1)
    for (let j = 0; j < count; j++)
      for (let k = 0; k < j; k++) {
        const dot = sum(rows.slice(j * points, (j + 1) * points).map((x, i) => x * rows[k * points + i]!))
        expect(Math.abs(dot)).toBeLessThan(1e-9)
      }
    const more = countModes(points, count, 200, 9).rows
    more.forEach((x, i) => {
      expect(Math.abs(x - 6 * rows[i]!)).toBeLessThan(1e-9 * Math.abs(x) + 1e-12)
    })
  })
})

describe('the roughness', () => {
  const coordinates = fc
    .array(fc.double({ min: 0.05, max: 3, noNaN: true }), { minLength: 3, maxLength: 12 })
    .map((steps) => Float64Array.from(steps, (_, k) => sum(steps.slice(0, k + 1))))

  it('is 0 on straight lines, on any spacing, and (∫φ″² dξ)^½ = 2√length on parabolas', () => {
    fc.assert(
      fc.property(coordinates, fc.double({ min: -3, max: 3, noNaN: true }), (xi, slope) => {
        const { rows, matrix } = roughnessRows(xi)
        const apply = (phi: Float64Array) =>
          Array.from({ length: rows }, (_, i) => sum(phi.map((x, j) => x * matrix[j * rows + i]!)))
        for (const r of apply(xi.map((x) => 1 + slope * x))) expect(Math.abs(r)).toBeLessThan(1e-9)
        const squares = sum(apply(xi.map((x) => x * x)).map((r) => r * r))
        const inner = (xi[xi.length - 1]! + xi[xi.length - 2]! - xi[0]! - xi[1]!) / 2
        expect(squares / (4 * inner)).toBeCloseTo(1, 9)
      }),
      { seed: 101, numRuns: 40 },
    )
  })

  it('of fewer than three nodes is nothing', () => {
    for (const n of [0, 1, 2]) expect(roughnessRows(new Float64Array(n)).rows).toBe(0)
  })
})

describe('joining slight jumps', () => {
  const slight = fc
    .array(
      fc.tuple(
        fc.double({ min: 1e-5, max: 0.1, noNaN: true }),
        fc.constantFrom(1, -1),
        fc.double({ min: -3, max: 1, noNaN: true }),
      ),
      {
        minLength: 1,
        maxLength: 20,
      },
    )
    .map(
      (jumps): FreeLevyParameters => ({
        a: 1,
        sigma2: 0.5,
        rates: jumps.map(([r]) => r),
        jumps: jumps.map(([, sign, t]) => sign * 10 ** t),
      }),
    )

  it('keeps Σ r and Σ r t on each side, and leaves no rate below 1/n0 that could be joined', () => {
    fc.assert(
      fc.property(slight, (parameters) => {
        const size = 100
        const joined = joinSlightJumps(parameters, size)
        expect([joined.a, joined.sigma2]).toEqual([1, 0.5])
        for (const sign of [1, -1]) {
          const on = ({ rates, jumps }: FreeLevyParameters) =>
            jumps.flatMap((t, j) => (Math.sign(t) === sign ? [{ r: rates[j]!, t }] : []))
          const [before, after] = [on(parameters), on(joined)]
          for (const power of [0, 1]) {
            const moment = (list: typeof before) => sum(list.map(({ r, t }) => r * t ** power))
            expect(Math.abs(moment(after) - moment(before))).toBeLessThanOrEqual(1e-14 * Math.abs(moment(before)))
          }
          if (after.length > 1) for (const { r } of after) expect(r).toBeGreaterThanOrEqual(1 / size)
          for (const { t } of after) {
            expect(Math.abs(t)).toBeGreaterThanOrEqual(Math.min(...before.map((one) => Math.abs(one.t))) * (1 - 1e-12))
            expect(Math.abs(t)).toBeLessThanOrEqual(Math.max(...before.map((one) => Math.abs(one.t))) * (1 + 1e-12))
          }
        }
      }),
      { seed: 102, numRuns: 60 },
    )
  })
})

describe('the equations of an atom', () => {
  const values = sampleMatrix({ a: 0, sigma2: 0, rates: [0.5], jumps: [1] }, 200, 4)
  const rest = values.filter((x) => x !== 0)
  const samples = boundarySamples(values, rest)
  const grid = jumpGrid(samples, 0.12, 1)
  const mean = sum(values) / values.length
  const density = startingDensity(samples, mean, grid)

  it('hold drift and weight to rounding, and leave the density where it was', () => {
    const equations = strictEquations({ x: 0, weight: 0.5 }, mean, grid)
    const held = holdEquations(density, equations)
    const { a, rates } = parametersOf(grid, held, mean)
    expect(Math.abs(a)).toBeLessThan(1e-14)
    expect(Math.abs(sum(rates) - 0.5)).toBeLessThan(1e-14)
    held.forEach((x, j) => {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(Math.abs(x - density[j]!)).toBeLessThan(0.5)
    })
    expect(parametersOf(grid, density, mean).a).not.toBeCloseTo(0, 4)
  })

  it('are none without an atom', () => {
    expect(strictEquations(undefined, mean, grid)).toEqual([])
    expect(holdEquations(density, [])).toBe(density)
  })
})
