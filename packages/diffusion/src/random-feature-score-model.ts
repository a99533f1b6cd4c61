import { outOfDomain, requireNumbers, requireRecord, requireWhole } from '@freecurve/core'

/** A random-feature score model s(x) = A σ(W x/√d)/√p with σ = erf, and the data it is trained on at one diffusion time. */
export interface RandomFeatureScoreModel {
  /** W, p×d, row-major: the frozen first layer. Each row has ‖w‖²/d ≤ 1000. */
  readonly weights: Float64Array
  /** p ≥ 1 */
  readonly features: number
  /** d ≥ 1 */
  readonly dimension: number
  /** The training points x^ν, n×d, row-major. */
  readonly data: Float64Array
  /** n ≥ 1 */
  readonly samples: number
  /** Diffusion time t ≥ 0 of x_t = e^(−t) x + √(1 − e^(−2t)) ξ; may be Infinity. */
  readonly time: number
}

/** Largest ‖w‖²/d. Beyond, erf is close to a sign, and the quadrature would need thousands of nodes. Chosen, not derived. */
const LARGEST_ROW = 1000

const WHAT = 'a random-feature score model'

/** Throws E_DOMAIN where sizes are no whole numbers, arrays have other lengths, a number is not finite, or a row of W is too large. */
export function checkRandomFeatureScoreModel(model: RandomFeatureScoreModel): void {
  requireRecord(WHAT, model)
  const { weights, features, dimension, data, samples, time } = model
  for (const [argument, got] of Object.entries({ features, dimension, samples })) requireWhole(WHAT, argument, got, 1)
  requireNumbers(WHAT, 'weights', weights, features * dimension)
  requireNumbers(WHAT, 'data', data, samples * dimension)
  if (!(time >= 0)) throw outOfDomain(WHAT, 'time', time, 'a number ≥ 0')
  for (let i = 0; i < features; i++) {
    let square = 0
    for (let c = 0; c < dimension; c++) square += weights[i * dimension + c]! ** 2 / dimension
    if (square > LARGEST_ROW)
      throw outOfDomain(WHAT, 'weights', square, `rows with ‖w‖²/d ≤ ${LARGEST_ROW} (row ${i} is too large)`)
  }
}
