import { outOfDomain, requireNumbers, requireRecord, requireWhole } from '@freecurve/core'

/**
 * Multinomial logistic regression at given weights: class a has the probability p_a(x) ∝ exp(Σ_i x_i W_ia).
 * Parameter (i, a) has the index i × classes + a.
 */
export interface SoftmaxRegression {
  /** N×d, row-major. A column of ones makes a bias. */
  readonly inputs: Float64Array
  /** N ≥ 1 */
  readonly samples: number
  /** d ≥ 1 */
  readonly features: number
  /** C ≥ 2 */
  readonly classes: number
  /** W, d×C, row-major. */
  readonly weights: Float64Array
  /** λ ≥ 0: the loss has the term λ/2 Σ W². @default 0 */
  readonly ridge?: number
}

const WHAT = 'a softmax regression'

/** Throws E_DOMAIN where sizes are no whole numbers, arrays have other lengths, or a number is not finite. */
export function checkSoftmaxRegression(model: SoftmaxRegression): void {
  requireRecord(WHAT, model)
  const { inputs, samples, features, classes, weights, ridge = 0 } = model
  requireWhole(WHAT, 'samples', samples, 1)
  requireWhole(WHAT, 'features', features, 1)
  requireWhole(WHAT, 'classes', classes, 2)
  requireNumbers(WHAT, 'inputs', inputs, samples * features)
  requireNumbers(WHAT, 'weights', weights, features * classes)
  if (!(ridge >= 0 && ridge < Infinity)) throw outOfDomain(WHAT, 'ridge', ridge, 'a number ≥ 0')
}

/** Throws E_DOMAIN unless there is one label from 0 to C − 1 for every sample. */
export function checkLabels({ samples, classes }: SoftmaxRegression, labels: Uint32Array): void {
  if (labels.length !== samples)
    throw outOfDomain(WHAT, 'labels', labels.length, `${samples} numbers, one for each sample`)
  const bad = labels.find((label) => label >= classes)
  if (bad !== undefined) throw outOfDomain(WHAT, 'labels', bad, `from 0 to ${classes - 1}`)
}
