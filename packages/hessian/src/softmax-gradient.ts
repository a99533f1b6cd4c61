import { logProbabilities } from './log-probabilities.ts'
import { checkLabels, checkSoftmaxRegression, type SoftmaxRegression } from './softmax-regression.ts'

/**
 * The gradient of {@link softmaxLoss}, length d·C: g_(i,a) = (1/N) Σ_n x_ni (p_na − [label(n) = a]) + λ W_ia.
 *
 * @param labels length N, classes from 0 to C − 1
 * @throws E_DOMAIN where the parts of the model or the labels do not fit together.
 */
export function softmaxGradient(model: SoftmaxRegression, labels: Uint32Array): Float64Array {
  checkSoftmaxRegression(model)
  checkLabels(model, labels)
  const { inputs, samples, features, classes, weights, ridge = 0 } = model
  const logs = logProbabilities(model)
  const gradient = weights.map((w) => ridge * w)
  for (let n = 0; n < samples; n++)
    for (let a = 0; a < classes; a++) {
      const error = (Math.exp(logs[n * classes + a]!) - (labels[n] === a ? 1 : 0)) / samples
      for (let i = 0; i < features; i++) gradient[i * classes + a]! += inputs[n * features + i]! * error
    }
  return gradient
}
