import { algebraicCurve } from '@freecurve/curves'
import { cdfAt, massOf } from '@freecurve/law'
import { standardRegistry } from '@freecurve/standard'
import { describe, expect, it } from 'vitest'
import { describeMeasurements } from '../src/describe-measurements.ts'
import { randomSymmetric } from '../src/eigen/matrices.ts'
import { plus, times } from '../src/evolve/bivariate-product.ts'
import { evolveJobs } from '../src/evolve/jobs.ts'
import { meixnerMixture } from '../src/evolve/meixner-mixture.ts'
import { runFits } from '../src/fit/run-fits.ts'
import { measure, spreadOf } from '../src/measure.ts'

it('median and spread of times', () => {
  expect(spreadOf([4, 1, 3, 2, 5])).toEqual({ repetitions: 5, median: 3, quartiles: [2, 4], tenths: [1.2, 4.8] })
})

it('measures a job as often as told, and prints a line for it', () => {
  let runs = 0
  const result = measure('count', () => ++runs, { warmUp: 0, budget: 0, least: 3 })
  expect(result.repetitions).toBe(3)
  expect(runs).toBe(5)
  expect(describeMeasurements([result], { count: 'a note' })).toMatch(/count .* a note$/)
})

it('products of polynomials in z and m: (1 + z)(m − z) = m − z + z m − z²', () => {
  expect(
    plus(
      times(
        [[1], [1]],
        [
          [0, 1],
          [-1, 0],
        ],
      ),
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ),
  ).toEqual([
    [0, 1],
    [-1, 1],
    [-1, 0],
  ])
})

describe('the jobs of bench evolve', () => {
  it('the mixture has degrees (8, 4), and half its mass on either side of the gap', () => {
    const laws = [
      { a: 0.1, b: 0.25, c: 0.6, shift: -3 },
      { a: -0.2, b: 0.5, c: 0.8, shift: 2 },
    ] as const
    const rows = meixnerMixture(...laws)
    expect([rows.length - 1, rows[0]!.length - 1]).toEqual([8, 4])
    const { law } = standardRegistry.get('flow', 'free').carry(algebraicCurve(rows), 1)
    expect(massOf(law)).toBeCloseTo(1, 9)
    expect(cdfAt(law, -0.5)).toBeCloseTo(0.5, 9)
  })

  it('the example has the masses 0.9, 0.075 and 0.025 at ratio 8 by both routes', () => {
    for (const { run } of evolveJobs(standardRegistry).slice(0, 2)) {
      const law = run()[0]!
      expect(law.status).toBe('certified')
      expect(law.atoms[0]!.weight).toBeCloseTo(0.9, 12)
      expect(law.bulks.map(({ mass }) => Number(mass.toFixed(12)))).toEqual([0.075, 0.025])
    }
  })
})

it('times every registered family on a small spectrum', () => {
  const fits = runFits(standardRegistry, { sizes: [64], replicates: [] })
  expect(fits.map(({ family }) => family)).toEqual(standardRegistry.list('curve-family').map(({ id }) => id))
  expect(fits.every(({ size, replicates }) => size === 64 && replicates === 1)).toBe(true)
})

it('a random symmetric matrix is symmetric and the same for the same seed', () => {
  const { data } = randomSymmetric(3, 7)
  expect([data[1], data[2], data[5]]).toEqual([data[3], data[6], data[7]])
  expect(randomSymmetric(3, 7).data).toEqual(data)
})
