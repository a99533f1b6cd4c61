import type { LeastSquares } from '@freecurve/numerics'
import fc from 'fast-check'

/** A least-squares problem, and whether it was made with independent columns (with probability one). */
export interface RandomProblem extends LeastSquares {
  readonly full: boolean
}

const entry = fc.double({ min: -1, max: 1, noNaN: true }).map((x) => (Math.abs(x) < 1e-3 ? 0 : x))

/** Small problems: tall, wide, square, and of too low a rank because some columns repeat sums of others. */
export const problems: fc.Arbitrary<RandomProblem> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 2 }))
  .chain(([rows, independent, dependent]) =>
    fc.record({
      entries: fc.array(entry, { minLength: rows * independent, maxLength: rows * independent }),
      right: fc.array(entry, { minLength: rows, maxLength: rows }),
      pairs: fc.array(fc.tuple(fc.nat(independent - 1), fc.nat(independent - 1)), {
        minLength: dependent,
        maxLength: dependent,
      }),
      rows: fc.constant(rows),
    }),
  )
  .map(({ entries, right, pairs, rows }) => {
    const column = (j: number) => entries.slice(j * rows, (j + 1) * rows)
    const sums = pairs.flatMap(([i, j]) => column(i).map((x, k) => x + column(j)[k]!))
    const matrix = Float64Array.from([...entries, ...sums])
    return { rows, columns: matrix.length / rows, matrix, right: Float64Array.from(right), full: pairs.length === 0 }
  })

/** AᵀA of a column-major matrix. */
export function gramOf(matrix: Float64Array, rows: number, columns: number): Float64Array {
  return Float64Array.from({ length: columns * columns }, (_, k) => {
    const [i, j] = [Math.floor(k / columns) * rows, (k % columns) * rows]
    let dot = 0
    for (let r = 0; r < rows; r++) dot += matrix[i + r]! * matrix[j + r]!
    return dot
  })
}
