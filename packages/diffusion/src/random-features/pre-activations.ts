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
  const squares = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const row = i * dimension
    squares[i] = dot(rows, row, rows, row, dimension) / dimension
    for (let n = 0; n < samples; n++) means[i * samples + n] = scale * dot(rows, row, data, n * dimension, dimension)
  }
  const noise = -Math.expm1(-2 * time)
  return { count, means, squares, deviations: squares.map((square) => Math.sqrt(noise * square)) }
}

function dot(left: Float64Array, leftStart: number, right: Float64Array, rightStart: number, length: number): number {
  let sum = 0
  for (let c = 0; c < length; c++) sum += left[leftStart + c]! * right[rightStart + c]!
  return sum
}
