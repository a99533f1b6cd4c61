import { symmetricEigenvalues } from '@freecurve/eigen'
import { expect, it } from 'vitest'
import { errorOf } from '../src/eigen/error-of.ts'
import { runHardCases } from '../src/eigen/hard-cases.ts'
import { planted } from '../src/eigen/matrices.ts'

it('an error is in units of the norm, and infinite for another number of values', () => {
  expect(errorOf([-4, 1.5], [-4, 1])).toBe(0.125)
  expect(errorOf([0, 0], [0, 0])).toBe(0)
  expect(errorOf([1], [1, 2])).toBe(Infinity)
})

it('a planted matrix has its spectrum, and is symmetric and dense', () => {
  const spectrum = Float64Array.from({ length: 40 }, (_, k) => k - 25)
  const { size, data } = planted(spectrum, 3)
  expect(errorOf(symmetricEigenvalues({ size, data }), spectrum)).toBeLessThan(1e-14)
  expect(data.filter((x) => Math.abs(x) > 1e-6).length).toBeGreaterThan(1500)
})

it('no hard case has an error above 1e-13 of the norm, and what is no finite matrix is refused', async () => {
  const refused = ['with NaN', 'with infinity', 'beyond the largest double']
  for (const { name, ours } of await runHardCases())
    if (refused.includes(name)) expect(ours, name).toBe('E_MATRIX')
    else expect(ours, name).toBeLessThan(1e-13)
})
