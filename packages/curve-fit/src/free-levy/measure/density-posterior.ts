import { type LeastSquares, nonnegativeLeastSquares, type Random } from '@freecurve/numerics'
import { Matrix, solve } from 'ml-matrix'
import { type DensityProblem, linearized } from './refine-density.ts'

/** What the data leave open about a density of the free Lévy measure. */
export interface DensityPosterior {
  /** Numbers that the data fix: tr (AᵀA + λ²DᵀD)⁻¹AᵀA over the positive part of the density (Hastie, Tibshirani 1990). */
  readonly freedom: number
  /** A density as likely as the data allow: the same problem with noise of deviation 1 on the modes and on the penalty (Bardsley et al. 2014). */
  readonly draw: (random: Random) => Float64Array
}

/**
 * Shares of λ that draws are made with, in turn by chance: the evidence tells the weight of the penalty to about a decade, and a density that
 * is rougher than the one of largest evidence is what a law that is none of the prior's looks like. Chosen by `accuracy coverage`.
 */
const LOOSENED = [1, 10 ** -0.5, 0.1]

/** The posterior of a density about the one found, with the weight λ of the penalty held for `freedom`, and loosened for draws. */
export function densityPosterior(problem: DensityProblem, density: Float64Array, smoothness: number): DensityPosterior {
  const linear = linearized(problem, density, smoothness)
  const positive = [...density.keys()].filter((j) => density[j]! > 0)
  const modes = problem.modes.count
  const noisy = modes + problem.roughness.rows
  const loosened = LOOSENED.map((share) => withPenalty(linear, modes, noisy, share))
  return {
    freedom: freedomOf(linear, positive, modes),
    draw: (random) => {
      const problem = loosened[Math.floor(random.uniform() * loosened.length)]!
      const right = problem.right.map((value, i) => (i < noisy ? value + random.normal() : value))
      return nonnegativeLeastSquares({ ...problem, right }, positive).x
    },
  }
}

/** The problem with its rows from `first` to `end`, those of the penalty, times a factor. */
function withPenalty(problem: LeastSquares, first: number, end: number, factor: number): LeastSquares {
  const { rows, columns } = problem
  const matrix = problem.matrix.slice()
  for (let j = 0; j < columns; j++) for (let i = first; i < end; i++) matrix[j * rows + i]! *= factor
  return { ...problem, matrix }
}

/** Of columns of length 1, by singular values: where they span many decades their Gram matrix is singular within rounding. */
function freedomOf({ rows, matrix }: LeastSquares, positive: readonly number[], modes: number): number {
  const columns = positive.map((j) => unit(matrix.subarray(j * rows, (j + 1) * rows)))
  const gram = (count: number) =>
    new Matrix(
      columns.map((p) =>
        columns.map((q) => {
          let sum = 0
          for (let i = 0; i < count; i++) sum += p[i]! * q[i]!
          return sum
        }),
      ),
    )
  return solve(gram(rows), gram(modes), true).trace()
}

function unit(column: Float64Array): Float64Array {
  const length = Math.sqrt(column.reduce((sum, x) => sum + x * x, 0))
  return length > 0 ? column.map((x) => x / length) : column
}
