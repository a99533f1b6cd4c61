import { addProduct } from '@freecurve/eigen'
import type { RandomFeatureModel } from './model.ts'

/** The normal law of the pre-activations h = W x_t/√d of some features given each training point. */
export interface PreActivations {
  /** k */
  readonly count: number
  /** μ_iν = e^(−t) w_i·x^ν/√d, k×n, row-major. */
  readonly means: Float64Array
  /** √c_ii, c_ij = (1 − e^(−2t)) w_i·w_j/d, the same for every training point. */
  readonly deviations: Float64Array
  /** ‖w_i‖²/d */
  readonly squares: Float64Array
}

/**
 * Means and deviations of the pre-activations. Throws nothing: the model has been checked.
 *
 * @param rows weights of the k features, k×d, row-major
 */
export function preActivations(model: RandomFeatureModel, rows: Float64Array): PreActivations {
  const { dimension, data, samples, time } = model
  const count = rows.length / dimension
  const scale = Math.exp(-time) / Math.sqrt(dimension)
  const means = new Float64Array(count * samples)
  addProduct(
    { table: means, row: samples },
    { rows: count, columns: samples, depth: dimension },
    { table: rows, row: dimension },
    { table: data, row: dimension },
    scale,
  )
  const squares = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    let sum = 0
    for (let e = i * dimension; e < (i + 1) * dimension; e++) sum += rows[e]! * rows[e]!
    squares[i] = sum / dimension
  }
  const noise = -Math.expm1(-2 * time)
  return { count, means, squares, deviations: squares.map((square) => Math.sqrt(noise * square)) }
}
