import { backSubstitute, createRandom, triangularize } from '@freecurve/numerics'
import fc from 'fast-check'
import { Matrix, solve } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { gramOf, problems } from './problems.ts'

const SETTINGS = { seed: 2, numRuns: 60 }

/** R alone: the entries on and above the diagonal. */
const upper = (matrix: Float64Array, rows: number, columns: number): Float64Array =>
  matrix.map((x, k) => (k % rows <= Math.floor(k / rows) && Math.floor(k / rows) < columns ? x : 0))

describe('triangularisation', () => {
  it('keeps the Gram matrix: AᵀA = RᵀR, right-hand side included', () => {
    fc.assert(
      fc.property(problems, ({ rows, columns, matrix, right }) => {
        const work = new Float64Array(rows * (columns + 1))
        work.set(matrix)
        work.set(right, rows * columns)
        const before = gramOf(work, rows, columns + 1)
        triangularize(work, rows, columns + 1)
        const after = gramOf(upper(work, rows, columns + 1), rows, columns + 1)
        const scale = Math.max(...before.map(Math.abs))
        after.forEach((x, k) => {
          expect(Math.abs(x - before[k]!)).toBeLessThanOrEqual(1e-13 * scale)
        })
      }),
      SETTINGS,
    )
  })

  it('of columns of a triangle is the same without what is 0 below them', () => {
    fc.assert(
      fc.property(fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), fc.nat(), (set, seed) => {
        const random = createRandom(seed)
        const full = new Float64Array(9 * (set.length + 1))
        set.forEach((j, k) => {
          for (let i = 0; i <= j; i++) full[9 * k + i] = random.normal()
        })
        for (let i = 0; i < 9; i++) full[9 * set.length + i] = random.normal()
        const short = full.slice()
        triangularize(full, 9, set.length + 1)
        triangularize(short, 9, set.length + 1, (k) => (k < set.length ? set[k]! + 1 : 9))
        expect(upper(short, 9, set.length + 1)).toEqual(upper(full, 9, set.length + 1))
      }),
      SETTINGS,
    )
  })

  it('leaves a zero matrix and a single row alone', () => {
    const zero = new Float64Array(6)
    triangularize(zero, 3, 2)
    expect(zero).toEqual(new Float64Array(6))
    const row = Float64Array.of(3, -4, 5)
    triangularize(row, 1, 3)
    expect([...row]).toEqual([3, -4, 5])
  })

  it('scales with its columns exactly, under powers of two', () => {
    const matrix = Float64Array.of(1, 2, 3, -4, 5, 0.5)
    const other = matrix.map((x, k) => (k < 3 ? x * 2 ** 40 : x / 2 ** 30))
    triangularize(matrix, 3, 2)
    triangularize(other, 3, 2)
    expect([other[0], other[3], other[4]]).toEqual([matrix[0]! * 2 ** 40, matrix[3]! / 2 ** 30, matrix[4]! / 2 ** 30])
  })
})

describe('back substitution', () => {
  it('agrees with the least-squares solution of ml-matrix', () => {
    fc.assert(
      fc.property(
        problems.filter(({ rows, columns, full }) => full && rows > columns),
        ({ rows, columns, matrix, right }) => {
          const work = new Float64Array(rows * (columns + 1))
          work.set(matrix)
          work.set(right, rows * columns)
          triangularize(work, rows, columns + 1)
          const x = backSubstitute(work, rows, columns, work.subarray(rows * columns))
          const dense = Matrix.from1DArray(columns, rows, matrix).transpose()
          const oracle = solve(dense, Matrix.columnVector(right), true).to1DArray()
          x?.forEach((value, k) => {
            expect(Math.abs(value - oracle[k]!)).toBeLessThan(1e-7 * Math.max(1, ...oracle.map(Math.abs)))
          })
        },
      ),
      SETTINGS,
    )
  })

  it('is null where R is singular, and where there are fewer rows than columns', () => {
    expect(backSubstitute(Float64Array.of(1, 0, 1, 0), 2, 2, [1, 1])).toBeNull()
    expect(backSubstitute(Float64Array.of(1, 2), 1, 2, [1])).toBeNull()
    expect(backSubstitute(Float64Array.of(0), 1, 1, [1])).toBeNull()
    expect([...backSubstitute(Float64Array.of(2, 0, 1, 4), 2, 2, [4, 8])!]).toEqual([1, 2])
  })
})
