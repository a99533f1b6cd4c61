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

/** The posterior of a density about the one found, with the weight λ of the penalty held. */
export function densityPosterior(problem: DensityProblem, density: Float64Array, smoothness: number): DensityPosterior {
  const linear = linearized(problem, density, smoothness)
  const positive = [...density.keys()].filter((j) => density[j]! > 0)
  const modes = problem.modes.count
  const noisy = modes + problem.roughness.rows
  return {
    freedom: freedomOf(linear, positive, modes),
    draw: (random) => {
      const right = linear.right.map((value, i) => (i < noisy ? value + random.normal() : value))
      return nonnegativeLeastSquares({ ...linear, right }, positive).x
    },
  }
}

function freedomOf({ rows, matrix }: LeastSquares, positive: readonly number[], modes: number): number {
  const columns = positive.map((j) => matrix.subarray(j * rows, (j + 1) * rows))
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
  return solve(gram(rows), gram(modes)).trace()
}
