import { erf } from './erf.ts'
import type { RandomFeatureScoreModel } from './random-feature-score-model.ts'

/** What the entries of U need of k chosen features; tables are k×n, row-major. */
export interface PreActivations {
  /** α = μ/√(c + 1/2) */
  readonly alphas: Float64Array
  /** α²/2 */
  readonly halfSquares: Float64Array
  /** E erf(h) = erf(α/√2) */
  readonly means: Float64Array
  /** ρ of two chosen features, by their places among the chosen. */
  readonly correlation: (s: number, t: number) => number
}

/**
 * Means and correlations of the smoothed pre-activations Y = W x_t/√d + g/√2 given x:
 * μ_i = e^(−t) w_i·x/√d, c_ij = (1 − e^(−2t)) w_i·w_j/d, α_i = μ_i/√(c_ii + 1/2), ρ_ij = c_ij/√((c_ii + 1/2)(c_jj + 1/2)).
 * Throws nothing: model and indices have been checked.
 *
 * @param indices the k features
 */
export function preActivations(model: RandomFeatureScoreModel, indices: Uint32Array): PreActivations {
  const { weights, dimension, data, samples, time } = model
  const noise = -Math.expm1(-2 * time)
  const covariance = (i: number, j: number) =>
    (noise * dot(weights, i * dimension, weights, j * dimension, dimension)) / dimension
  const deviations = Float64Array.from(indices, (i) => Math.sqrt(covariance(i, i) + 0.5))
  const alphas = new Float64Array(indices.length * samples)
  indices.forEach((i, s) => {
    const scale = Math.exp(-time) / Math.sqrt(dimension) / deviations[s]!
    for (let n = 0; n < samples; n++)
      alphas[s * samples + n] = scale * dot(weights, i * dimension, data, n * dimension, dimension)
  })
  return {
    alphas,
    halfSquares: alphas.map((x) => (x * x) / 2),
    means: alphas.map((x) => erf(x * Math.SQRT1_2)),
    correlation: (s, t) => covariance(indices[s]!, indices[t]!) / (deviations[s]! * deviations[t]!),
  }
}

function dot(left: Float64Array, leftStart: number, right: Float64Array, rightStart: number, length: number): number {
  let sum = 0
  for (let c = 0; c < length; c++) sum += left[leftStart + c]! * right[rightStart + c]!
  return sum
}
