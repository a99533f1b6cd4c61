import { type LeastSquares, nonnegativeLeastSquares } from '@freecurve/numerics'
import fc from 'fast-check'
import { determinant, Matrix, solve } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { gramOf, problems } from './problems.ts'

const SETTINGS = { seed: 3, numRuns: 150 }

/** b − A x, and Aᵀ of it. */
function residualOf({ rows, columns, matrix, right }: LeastSquares, x: ArrayLike<number>) {
  const rest = right.slice()
  for (let j = 0; j < columns; j++) for (let i = 0; i < rows; i++) rest[i]! -= x[j]! * matrix[j * rows + i]!
  const gradient = Array.from({ length: columns }, (_, j) =>
    rest.reduce((dot, r, i) => dot + r * matrix[j * rows + i]!, 0),
  )
  return { square: rest.reduce((sum, r) => sum + r * r, 0), gradient }
}

/** x ≥ 0, Aᵀ(b − A x) ≤ 0, and 0 where x > 0: necessary and sufficient for the minimum. */
function holdsKarushKuhnTucker(problem: LeastSquares, x: Float64Array): void {
  const { gradient } = residualOf(problem, x)
  x.forEach((value, j) => {
    expect(value).toBeGreaterThanOrEqual(0)
    expect(gradient[j]).toBeLessThan(1e-8)
    if (value > 0) expect(Math.abs(gradient[j]!)).toBeLessThan(1e-8)
  })
}

describe('nonnegative least squares', () => {
  it('reaches the Karush–Kuhn–Tucker conditions, of full rank or not, tall or wide', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { status, x } = nonnegativeLeastSquares(problem)
        expect(status).toBe('reached')
        holdsKarushKuhnTucker(problem, x)
      }),
      SETTINGS,
    )
  })

  it('reaches them from any start: wrong indices, dependent ones, the same one twice', () => {
    const started = problems.chain((problem) =>
      fc.tuple(fc.constant(problem), fc.array(fc.nat(problem.columns - 1), { maxLength: problem.columns + 1 })),
    )
    fc.assert(
      fc.property(started, ([problem, start]) => {
        const given = [...start]
        const { status, x } = nonnegativeLeastSquares(problem, start)
        expect(start).toEqual(given)
        expect(status).toBe('reached')
        holdsKarushKuhnTucker(problem, x)
        const cold = residualOf(problem, nonnegativeLeastSquares(problem).x).square
        expect(Math.abs(residualOf(problem, x).square - cold)).toBeLessThan(1e-9)
      }),
      SETTINGS,
    )
  })

  it('leaves its input alone', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const before = [problem.matrix.slice(), problem.right.slice()]
        nonnegativeLeastSquares(problem)
        expect([problem.matrix, problem.right]).toEqual(before)
      }),
      { seed: 4, numRuns: 20 },
    )
  })

  it('is the unconstrained solution of ml-matrix where that is positive', () => {
    const positive = problems
      .filter(({ full, rows, columns }) => full && rows > columns)
      .map((problem) => {
        const x = Float64Array.from({ length: problem.columns }, (_, j) => 1 + j)
        const { rows, columns, matrix } = problem
        const noise = problem.right.map((b) => b / 1e3)
        for (let j = 0; j < columns; j++) for (let i = 0; i < rows; i++) noise[i]! += x[j]! * matrix[j * rows + i]!
        return { ...problem, right: noise }
      })
    let compared = 0
    fc.assert(
      fc.property(positive, (problem) => {
        const { rows, columns, matrix, right } = problem
        const gram = gramOf(matrix, rows, columns)
        fc.pre(determinant(Matrix.from1DArray(columns, columns, gram)) > 1e-3)
        const dense = Matrix.from1DArray(columns, rows, matrix).transpose()
        const oracle = solve(dense, Matrix.columnVector(right), true).to1DArray()
        fc.pre(oracle.every((value) => value > 0))
        compared++
        nonnegativeLeastSquares(problem).x.forEach((value, j) => {
          expect(Math.abs(value - oracle[j]!)).toBeLessThan(1e-9)
        })
      }),
      { seed: 5, numRuns: 40 },
    )
    expect(compared).toBeGreaterThan(20)
  })

  it('tells ½ log det AᵀA, and −∞ where the columns depend on each other', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { rows, columns, matrix } = problem
        const got = nonnegativeLeastSquares(problem).halfLogDet
        const exact = determinant(Matrix.from1DArray(columns, columns, gramOf(matrix, rows, columns)))
        if (rows < columns) expect(got).toBe(-Infinity)
        else if (exact > 1e-6) expect(Math.abs(got - Math.log(exact) / 2)).toBeLessThan(1e-8)
        else expect(got).toBeLessThan(-6)
      }),
      SETTINGS,
    )
  })

  it('is 0 where every column points away from the right-hand side, or that is 0', () => {
    const matrix = Float64Array.of(1, 0, 0, 1)
    for (const right of [Float64Array.of(-1, -2), Float64Array.of(0, 0)])
      for (const start of [[], [0], [0, 1]])
        expect([...nonnegativeLeastSquares({ rows: 2, columns: 2, matrix, right }, start).x]).toEqual([0, 0])
  })

  it('does not depend on units: columns and right-hand side scale by powers of two exactly', () => {
    const matrix = Float64Array.from({ length: 24 }, (_, k) => Math.sin(k * k))
    const right = Float64Array.from({ length: 8 }, (_, k) => Math.cos(3 * k))
    const { x } = nonnegativeLeastSquares({ rows: 8, columns: 3, matrix, right })
    const scaled = nonnegativeLeastSquares({ rows: 8, columns: 3, matrix: matrix.map((a) => a * 2 ** -40), right })
    expect(scaled.x).toEqual(x.map((value) => value * 2 ** 40))
  })
})
