import { nonnegativeLeastSquares } from '@freecurve/numerics'
import type { BoundarySample } from '../../counts/boundary-samples.ts'
import { addToNodes, type JumpGrid } from './jump-grid.ts'
import { roughnessRows } from './roughness.ts'

/** Weight of the roughness penalty: just enough to tell neighbouring nodes apart (tuned). */
const SMOOTHNESS = 0.1

/**
 * The density that solves the convex problem of the free Lévy measure: z − κ₁ − u = Σ s_j/(u − t_j) is linear in the strengths, and
 * (z, u = −1/m̂(z)) are known from the eigenvalues alone, without a branch or a start. Rows are weighted by 1/Im u, so that every scale
 * counts.
 */
export function startingDensity(samples: readonly BoundarySample[], mean: number, grid: JumpGrid): Float64Array {
  const columns = grid.coordinates.length
  const roughness = roughnessRows(grid.coordinates)
  const rows = 2 * samples.length + roughness.rows
  const matrix = new Float64Array(rows * columns)
  const right = new Float64Array(rows)
  samples.forEach(({ x, y, v, w }, i) => {
    grid.places.forEach((t, k) => {
      const size = (v - t) ** 2 + w ** 2
      addToNodes(grid, k, (v - t) / size / w, matrix, 2 * i, rows)
      addToNodes(grid, k, -1 / size, matrix, 2 * i + 1, rows)
    })
    right[2 * i] = (x - mean - v) / w
    right[2 * i + 1] = (y - w) / w
  })
  for (let j = 0; j < columns; j++)
    for (let i = 0; i < roughness.rows; i++)
      matrix[j * rows + 2 * samples.length + i] = SMOOTHNESS * roughness.matrix[j * roughness.rows + i]!
  return nonnegativeLeastSquares({ rows, columns, matrix, right }).x
}
