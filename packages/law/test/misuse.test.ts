import {
  cdfAt,
  conditionNumberOf,
  curvePoints,
  densityAt,
  distancesBetween,
  distancesBetweenLaws,
  distancesToSpectrum,
  freeCumulantsOf,
  integralOf,
  logDeterminantOf,
  momentOf,
  quantilesAt,
  resolveBulk,
  schattenNormOf,
} from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { bulkOf, hardEdge, lawOf, marchenkoPastur, semicircle } from './closed-forms.ts'

const circle = lawOf([bulkOf(semicircle)])
const hard = lawOf([bulkOf(hardEdge)])
const empty = lawOf([])
const list = (...values: readonly number[]) => Float64Array.from(values)

const misuses: readonly (readonly [what: string, run: () => unknown])[] = [
  ['a CDF at NaN', () => cdfAt(circle, Number.NaN)],
  ['a density at NaN', () => densityAt(circle, Number.NaN)],
  ['a quantile of NaN', () => quantilesAt(circle, [0.1, Number.NaN])],
  ['a moment of order NaN', () => momentOf(circle, Number.NaN)],
  ['a moment of order ∞', () => momentOf(circle, Infinity)],
  ['an inverse moment across 0', () => momentOf(circle, -1)],
  ['an inverse moment with an atom at 0', () => momentOf(marchenkoPastur(0.5, 1), -1)],
  ['half a moment of negative values', () => momentOf(circle, 0.5)],
  ['NaN free cumulants', () => freeCumulantsOf(circle, Number.NaN)],
  ['−1 free cumulants', () => freeCumulantsOf(circle, -1)],
  ['one and a half free cumulants', () => freeCumulantsOf(circle, 1.5)],
  ['one point per bulk', () => curvePoints(circle, 1)],
  ['NaN points per bulk', () => curvePoints(circle, Number.NaN)],
  ['a support that descends', () => resolveBulk([1, 0], () => 1)],
  ['a support without end', () => resolveBulk([0, Infinity], () => 1)],
  ['a support of NaN', () => resolveBulk([Number.NaN, 1], () => 1)],
  ['an unknown option of resolveBulk', () => resolveBulk([0, 1], () => 1, { tol: 1 } as object)],
  ['a tolerance of NaN', () => resolveBulk([0, 1], () => 1, { tolerance: Number.NaN })],
  ['one panel', () => resolveBulk([0, 1], () => 1, { maxPanels: 1 })],
  ['an unknown option of integralOf', () => integralOf(circle, Math.exp, { place: [1] } as object)],
  ['a place of NaN', () => integralOf(circle, Math.exp, { places: [Number.NaN] })],
  ['a Schatten norm of order NaN', () => schattenNormOf(circle, Number.NaN)],
  ['distances from nothing', () => distancesBetween(list(), list(1))],
  ['distances from NaN', () => distancesBetween(list(Number.NaN), list(1))],
  ['distances to NaN', () => distancesBetween(list(1), list(0, Number.NaN))],
  ['distances from ∞', () => distancesBetween(list(1, Infinity), list(1))],
  ['distances from what descends', () => distancesBetween(list(2, 1), list(1))],
  ['distances of a law to nothing', () => distancesToSpectrum(circle, list())],
  ['distances of a law to NaN', () => distancesToSpectrum(circle, list(0, Number.NaN))],
  ['distances of a law to −∞', () => distancesToSpectrum(circle, list(-Infinity, 0))],
  ['distances of a law to what descends', () => distancesToSpectrum(circle, list(1, 0))],
  ['a tie of NaN', () => distancesToSpectrum(circle, list(0, 1), Number.NaN)],
  ['a negative tie', () => distancesToSpectrum(circle, list(0, 1), -1)],
  ['distances of no law to a spectrum', () => distancesToSpectrum(empty, list(0, 1))],
  ['distances between a law and none', () => distancesBetweenLaws(circle, empty)],
  ['the condition number of no law', () => conditionNumberOf(empty)],
  ['the log-determinant of no law', () => logDeterminantOf(empty)],
]

describe('misuse is refused', () => {
  it.each(misuses)('%s', (_what, run) => {
    expect(run).toThrow(
      expect.objectContaining({
        code: 'E_DOMAIN',
        details: expect.objectContaining({ argument: expect.any(String), got: expect.anything() }),
      }),
    )
  })
})

it('what is odd, but makes sense, is not refused', () => {
  expect([cdfAt(circle, -Infinity), densityAt(circle, Infinity)]).toEqual([0, 0])
  expect(momentOf(hard, 0.5)).toBeCloseTo(8 / (3 * Math.PI), 12)
  expect(momentOf(hard, -0.25)).toBeGreaterThan(0)
  expect(momentOf(hard, -1)).toBeNaN()
  expect(momentOf(lawOf([bulkOf(semicircle, 1, -5)]), -1)).toBeLessThan(0)
  expect(momentOf(empty, 2)).toBe(0)
  expect(resolveBulk([1, 1], () => 1).resolved).toBe(false)
})
