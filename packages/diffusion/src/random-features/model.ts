import { outOfDomain, requireNumbers, requireRecord, requireWhole } from '@freecurve/core'
import { type ActivationName, activations } from '../activations/activations.ts'
import type { FeatureRows } from './feature-rows.ts'

/** A random-feature score model s(x) = A σ(W x/√d)/√p, and the data it is trained on at one diffusion time. */
export interface RandomFeatureModel {
  /** W, p×d, row-major: the frozen first layer; or what hands out its rows. Each row has ‖w‖²/d ≤ 1000. */
  readonly weights: Float64Array | FeatureRows
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
  /** σ. @default 'tanh' */
  readonly activation?: ActivationName | undefined
}

/** Largest ‖w‖²/d. Beyond, activations are close to steps, and series and quadratures would need thousands of terms. Chosen. */
const LARGEST_ROW = 1000

const WHAT = 'a random-feature score model'

/** Throws E_DOMAIN where sizes are no whole numbers, arrays have other lengths, a number is not finite, or a row of W is too large. */
export function checkModel(model: RandomFeatureModel): void {
  requireRecord(WHAT, model)
  const { weights, features, dimension, data, samples, time, activation = 'tanh' } = model
  for (const [argument, got] of Object.entries({ features, dimension, samples })) requireWhole(WHAT, argument, got, 1)
  if (typeof weights !== 'function') checkRows(weights, features, dimension)
  requireNumbers(WHAT, 'data', data, samples * dimension)
  if (!(time >= 0)) throw outOfDomain(WHAT, 'time', time, 'a number ≥ 0')
  if (!Object.hasOwn(activations, activation))
    throw outOfDomain(WHAT, 'activation', activation, `one of ${Object.keys(activations).join(', ')}`)
}

/** The rows of W for some features, k×d. Rejects with E_DOMAIN where what hands them out does not keep its word. */
export async function rowsOf({ weights, dimension }: RandomFeatureModel, features: Uint32Array): Promise<Float64Array> {
  if (typeof weights === 'function') {
    const rows = await weights(features)
    checkRows(rows, features.length, dimension)
    return rows
  }
  const rows = new Float64Array(features.length * dimension)
  features.forEach((i, s) => {
    rows.set(weights.subarray(i * dimension, (i + 1) * dimension), s * dimension)
  })
  return rows
}

function checkRows(rows: Float64Array, count: number, dimension: number): void {
  requireNumbers(WHAT, 'weights', rows, count * dimension)
  for (let i = 0; i < count; i++) {
    let square = 0
    for (let c = 0; c < dimension; c++) square += rows[i * dimension + c]! ** 2 / dimension
    if (square > LARGEST_ROW)
      throw outOfDomain(WHAT, 'weights', square, `rows with ‖w‖²/d ≤ ${LARGEST_ROW} (row ${i} is too large)`)
  }
}
