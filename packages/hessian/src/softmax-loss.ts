import { logProbabilities } from './log-probabilities.ts'
import { checkLabels, checkSoftmaxRegression, type SoftmaxRegression } from './softmax-regression.ts'

/**
 * The mean cross-entropy −(1/N) Σ_n log p_n,label(n) + λ/2 Σ W².
 *
 * @param labels length N, classes from 0 to C − 1
 * @throws E_DOMAIN where the parts of the model or the labels do not fit together.
 */
export function softmaxLoss(model: SoftmaxRegression, labels: Uint32Array): number {
  checkSoftmaxRegression(model)
  checkLabels(model, labels)
  const { samples, classes, weights, ridge = 0 } = model
  const logs = logProbabilities(model)
  let loss = 0
  for (let n = 0; n < samples; n++) loss -= logs[n * classes + labels[n]!]!
  let squares = 0
  for (const w of weights) squares += w * w
  return loss / samples + (ridge / 2) * squares
}
