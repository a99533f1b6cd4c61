import type { SymmetricMatrix } from '@freecurve/core'
import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { symmetricEigenvalues } from '../src/index.ts'
import { drain } from '../src/steps.ts'
import { tridiagonalEigenvalues } from '../src/tridiagonal-eigenvalues.ts'
import { distance, matrixOf, matrixWith, numbersFrom, random, range, reflected, scaled } from './matrices.ts'

const lowRank = (n: number, rank: number) => {
  const next = numbersFrom(5)
  const rows = range(n).map(() => range(rank).map(() => next()))
  return matrixOf(n, (i, j) => range(rank).reduce((sum, c) => sum + rows[i]![c]! * rows[j]![c]!, 0))
}
const adjacency = (n: number) => {
  const next = numbersFrom(9)
  return matrixOf(n, (i, j) => (i !== j && next() > 0.9 ? 1 : 0))
}

const oracle = ({ size, data }: SymmetricMatrix): number[] =>
  new EigenvalueDecomposition(Matrix.from1DArray(size, size, [...data]), {
    assumeSymmetric: true,
  }).realEigenvalues.sort((a, b) => a - b)

const matrices: readonly (readonly [string, SymmetricMatrix])[] = [
  ...[1, 2, 3, 4, 5, 17, 64, 101].map((n) => [`random ${n}`, random(n, n)] as const),
  ['rank 7 of 90', lowRank(90, 7)],
  ['adjacency of a sparse graph', adjacency(80)],
  ['graded down', matrixOf(60, (i, j) => 10 ** -(i + j) / (1 + Math.abs(i - j)))],
  ['graded up', matrixOf(60, (i, j) => 10 ** (i + j - 118) / (1 + Math.abs(i - j)))],
  ['first shift equal to the last diagonal entry', matrixOf(3, (i, j) => (i - j === 1 ? 1 : i + j === 4 ? -1 : 0))],
  ['Hilbert', matrixOf(50, (i, j) => 1 / (i + j + 1))],
  ['graded over 16 decades', matrixOf(96, (i, j) => 10 ** ((-8 * (i + j)) / 95) * (i === j ? 1 : 0.3))],
  ['blocks', matrixOf(72, (i, j) => (i >> 3 === j >> 3 ? 1 / (1 + i + j) : 0))],
  ['one row apart', matrixOf(67, (i, j) => (i === 40 ? (j === 40 ? 3 : 0) : i - j === 0 ? 1 : 0.1))],
  ['tridiagonal Wilkinson', matrixOf(21, (i, j) => (i === j ? Math.abs(i - 10) : i - j === 1 ? 1 : 0))],
]

describe('symmetricEigenvalues', () => {
  it('agrees with ml-matrix at every size from 1 to 70', () => {
    for (let n = 1; n <= 70; n++) {
      const matrix = random(n, 1000 + n)
      expect(distance(symmetricEigenvalues(matrix), oracle(matrix)), `n = ${n}`).toBeLessThan(1e-14)
    }
  })

  // Band widths are 8, 16, 24 and 32, and the matrix is padded to a multiple of its own.
  it.each([159, 160, 161, 168, 175, 176, 177, 899, 900, 901, 912, 913])('finds what was put in at n = %i', (n) => {
    const next = numbersFrom(n)
    const planted = Float64Array.from({ length: n }, () => next()).sort()
    expect(distance(symmetricEigenvalues(reflected(planted, n)), planted)).toBeLessThan(2e-14)
  })

  it.each(matrices)('agrees with ml-matrix: %s', (_name, matrix) => {
    const values = symmetricEigenvalues(matrix)
    expect(distance(values, oracle(matrix))).toBeLessThan(1e-13)
    expect(values).toEqual(values.slice().sort())
  })

  it.each([1e160, 1e-160, 1e-300])('is not hurt by entries around %d', (unit) => {
    const matrix = random(40, 3)
    const exact = oracle(matrix)
    expect(
      distance(
        [...symmetricEigenvalues(scaled(matrix, unit))].map((x) => x / unit),
        exact,
      ),
    ).toBeLessThan(1e-13)
  })

  it.each([
    ['clustered', range(90).map((k) => 1 + (k % 3) + 1e-12 * k)],
    ['indefinite', range(80).map((k) => k - 40)],
    ['five decades', range(75).map((k) => 10 ** (-5 + k / 15))],
    ['many zeros', range(100).map((k) => (k < 80 ? 0 : k))],
  ])('finds eigenvalues that were put in: %s', (_name, planted) => {
    const exact = [...planted].sort((a, b) => a - b)
    expect(distance(symmetricEigenvalues(matrixWith(planted, 11)), exact)).toBeLessThan(1e-13)
  })

  it('is exact for the identity and for zero, and right for all ones', () => {
    expect([...symmetricEigenvalues(matrixOf(30, (i, j) => (i === j ? 1 : 0)))]).toEqual(range(30).map(() => 1))
    expect([...symmetricEigenvalues(matrixOf(30, () => 0))]).toEqual(range(30).map(() => 0))
    expect(symmetricEigenvalues({ size: 0, data: new Float64Array() })).toHaveLength(0)
    expect(
      distance(
        symmetricEigenvalues(matrixOf(70, () => 1)),
        range(70).map((k) => (k === 69 ? 70 : 0)),
      ),
    ).toBeLessThan(1e-13)
  })

  it('keeps trace and sum of squares at size 300', () => {
    const matrix = random(300, 21)
    const values = symmetricEigenvalues(matrix)
    const trace = range(300).reduce((sum, k) => sum + matrix.data[k * 301]!, 0)
    const squares = matrix.data.reduce((sum, x) => sum + x * x, 0)
    expect(Math.abs(values.reduce((sum, x) => sum + x, 0) - trace)).toBeLessThan(1e-10)
    expect(values.reduce((sum, x) => sum + x * x, 0) / squares - 1).toBeCloseTo(0, 12)
  })

  it('scaling by a power of two changes nothing but the exponent', () => {
    const matrix = random(33, 4)
    const values = symmetricEigenvalues(matrix)
    for (const k of [-900, -300, 7, 900])
      expect(symmetricEigenvalues(scaled(matrix, 2 ** k))).toEqual(values.map((x) => x * 2 ** k))
  })

  it('is exact at the largest double, and as exact as the numbers are fine at the smallest', () => {
    const { MAX_VALUE, MIN_VALUE } = Number
    expect([...symmetricEigenvalues({ size: 1, data: Float64Array.of(MAX_VALUE) })]).toEqual([MAX_VALUE])
    expect([...symmetricEigenvalues({ size: 1, data: Float64Array.of(-MIN_VALUE) })]).toEqual([-MIN_VALUE])
    expect([...symmetricEigenvalues(matrixOf(2, (i, j) => (i === j ? 0 : MAX_VALUE)))]).toEqual([-MAX_VALUE, MAX_VALUE])
    const whole = matrixOf(9, (i, j) => Math.round(1e6 * Math.sin(1 + i * j)))
    const values = symmetricEigenvalues(whole)
    expect(symmetricEigenvalues(scaled(whole, MIN_VALUE))).toEqual(values.map((x) => x * MIN_VALUE))
  })

  it('interlaces with a principal submatrix, and leaves its input alone', () => {
    const matrix = random(40, 6)
    const before = matrix.data.slice()
    const whole = symmetricEigenvalues(matrix)
    const part = symmetricEigenvalues(matrixOf(39, (i, j) => matrix.data[i * 40 + j]!))
    part.forEach((x, k) => {
      expect(x).toBeGreaterThanOrEqual(whole[k]! - 1e-13)
      expect(x).toBeLessThanOrEqual(whole[k + 1]! + 1e-13)
    })
    expect(matrix.data).toEqual(before)
  })

  it.each([
    ['not square', { size: 3, data: new Float64Array(8) }],
    ['not square', { size: 1.5, data: new Float64Array(2) }],
    ['not finite', matrixOf(4, (i) => (i === 2 ? Number.NaN : 1))],
    ['not finite', matrixOf(4, (i) => (i === 2 ? -Infinity : 1))],
    ['not symmetric', { size: 2, data: Float64Array.of(1e-200, 1e-209, 0, 1e-200) }],
    ['an eigenvalue is larger than the largest double', matrixOf(4, () => 1.5e308)],
  ])('refuses what is %s', (reason, matrix) => {
    expect(() => symmetricEigenvalues(matrix)).toThrow(
      expect.objectContaining({ code: 'E_MATRIX', details: expect.objectContaining({ reason }) }),
    )
  })

  it('takes the mean of entries that differ by rounding', () => {
    expect(
      distance(symmetricEigenvalues({ size: 2, data: Float64Array.of(0, 1 + 1e-12, 1 - 1e-12, 0) }), [-1, 1]),
    ).toBe(0)
  })

  it('says so when an eigenvalue does not converge', () => {
    const stuck = () => drain(tridiagonalEigenvalues(Float64Array.of(1, 2, 3), Float64Array.of(0, 1, 1), 0))
    expect(stuck).toThrow(expect.objectContaining({ code: 'E_MATRIX' }))
  })
})
