import type { Law } from '@freecurve/core'
import {
  conditionNumberOf,
  distancesBetweenLaws,
  distancesToSpectrum,
  eigenvaluesOf,
  indexOf,
  logDeterminantOf,
  pseudoConditionNumberOf,
  pseudoLogDeterminantOf,
} from '@freecurve/law'
import { describe, expect, it } from 'vitest'
import { bulkOf, hardEdge, lawOf, marchenkoPastur, semicircle } from './closed-forms.ts'

/** A law with its least place a little lower. */
const lowered = (law: Law, by: number): Law => ({
  ...law,
  atoms: law.atoms.map(({ x, weight }) => ({ x: x === 0 ? -by : x, weight })),
  bulks: law.bulks.map((bulk) => ({ ...bulk, support: [bulk.support[0] || -by, bulk.support[1]] as const })),
})

describe.each([1e-32, 1e-17, 1e-14])('what rounding puts below 0, by %d, is at 0', (by) => {
  const hard = lawOf([bulkOf(hardEdge)])
  const atom = marchenkoPastur(0.3, 1)

  it('a hard edge', () => {
    const low = lowered(hard, by)
    expect(logDeterminantOf(low)).toBeCloseTo(-1, 12)
    expect(indexOf(low)).toBe(0)
    expect(conditionNumberOf(low)).toBe(Infinity)
    expect(distancesBetweenLaws(low, hard).w1Log).toBeCloseTo(0, 12)
    expect(distancesToSpectrum(low, eigenvaluesOf(hard, 50)).w1Log).toBe(
      distancesToSpectrum(hard, eigenvaluesOf(hard, 50)).w1Log,
    )
  })

  it('an atom', () => {
    const low = lowered(atom, by)
    expect(logDeterminantOf(low)).toBeNull()
    expect(pseudoLogDeterminantOf(low)).toBe(pseudoLogDeterminantOf(atom))
    expect(indexOf(low)).toBe(0)
    expect(conditionNumberOf(low)).toBe(Infinity)
    expect(pseudoConditionNumberOf(low)).toBe(pseudoConditionNumberOf(atom))
  })
})

it('what is further below is negative, and what is above 0 stays there', () => {
  const law = lowered(marchenkoPastur(0.3, 1), 1e-12)
  expect(logDeterminantOf(law)).toBeNull()
  expect(pseudoLogDeterminantOf(law)).toBeNull()
  expect(indexOf(law)).toBeCloseTo(0.7, 12)
  expect(logDeterminantOf(lawOf([bulkOf(semicircle, 0.5, 5)], [{ x: 1e-20, weight: 0.5 }]))).toBeLessThan(-20)
})

describe('the condition number', () => {
  it('of an atom at 0, alone or not, is infinite; of another atom it is 1', () => {
    expect(conditionNumberOf(lawOf([], [{ x: 0, weight: 1 }]))).toBe(Infinity)
    expect(conditionNumberOf(marchenkoPastur(0.3, 1))).toBe(Infinity)
    expect(conditionNumberOf(lawOf([], [{ x: -2, weight: 1 }]))).toBe(1)
    expect(pseudoConditionNumberOf(lawOf([], [{ x: 0, weight: 1 }]))).toBeNull()
  })

  it('of a bulk around 0, or up to it, is infinite; of any other the ratio of its edges', () => {
    expect(conditionNumberOf(lawOf([bulkOf(semicircle)]))).toBe(Infinity)
    expect(conditionNumberOf(lawOf([bulkOf(hardEdge)]))).toBe(Infinity)
    expect(conditionNumberOf(lawOf([bulkOf(semicircle, 1, -3)]))).toBe(5)
  })
})
