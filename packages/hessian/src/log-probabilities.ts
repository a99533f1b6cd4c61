import type { SoftmaxRegression } from './softmax-regression.ts'

/**
 * log p_na for every sample and class, N×C, row-major: log p_a = s_a − max s − log Σ_b exp(s_b − max s), s = x W, which
 * neither overflows nor loses small probabilities. Throws nothing: the model has been checked.
 */
export function logProbabilities({ inputs, samples, features, classes, weights }: SoftmaxRegression): Float64Array {
  const logs = new Float64Array(samples * classes)
  for (let n = 0; n < samples; n++) {
    const row = n * classes
    for (let i = 0; i < features; i++) {
      const x = inputs[n * features + i]!
      for (let a = 0; a < classes; a++) logs[row + a]! += x * weights[i * classes + a]!
    }
    let most = -Infinity
    for (let a = 0; a < classes; a++) most = Math.max(most, logs[row + a]!)
    let sum = 0
    for (let a = 0; a < classes; a++) sum += Math.exp(logs[row + a]! - most)
    const shift = most + Math.log(sum)
    for (let a = 0; a < classes; a++) logs[row + a]! -= shift
  }
  return logs
}
