import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { symmetricEigenvalues } from '../src/index.ts'
import { matrixOf } from './matrices.ts'

const entry = fc.oneof(
  fc.double({ noNaN: true, min: -1e300, max: 1e300 }),
  fc.constantFrom(0, -0, 1, -1, 5e-324, 1e-160),
)
const symmetric = fc
  .tuple(fc.integer({ min: 1, max: 24 }), fc.infiniteStream(entry))
  .map(([size, entries]) => matrixOf(size, () => entries.next().value))

/** Sums of numbers about 1e300 would be infinite. */
const unitOf = (values: Float64Array) => Math.max(...values.map(Math.abs)) || 1

describe('any symmetric matrix of finite doubles', () => {
  it('has real eigenvalues in Gershgorin’s bound, with its trace and Frobenius norm', () => {
    fc.assert(
      fc.property(symmetric, ({ size, data }) => {
        const values = symmetricEigenvalues({ size, data })
        expect(values).toHaveLength(size)
        expect(values).toEqual(values.slice().sort())
        const unit = unitOf(data)
        const scaled = values.map((x) => x / unit)
        const sum = (numbers: Float64Array) => numbers.reduce((total, x) => total + x, 0)
        const trace = sum(data.map((x, k) => (k % (size + 1) === 0 ? x / unit : 0)))
        const squares = sum(data.map((x) => (x / unit) ** 2))
        expect(Math.abs(sum(scaled) - trace)).toBeLessThanOrEqual(1e-14 * size * size)
        expect(Math.abs(sum(scaled.map((x) => x * x)) - squares)).toBeLessThanOrEqual(1e-14 * size * size * size)
      }),
      { seed: 20261128, numRuns: 300 },
    )
  })
})
