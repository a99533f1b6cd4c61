import { defineModelAdapter } from '@freecurve/core'
import { matrixSource, type PrincipalJob } from '@freecurve/matrices'
import { logProbabilities } from './log-probabilities.ts'
import { checkSoftmaxRegression, type SoftmaxRegression } from './softmax-regression.ts'

/** Samples taken at a time: two tables of this many columns are held for the parameters asked for. */
const CHUNK = 256

/** Rows of the submatrix between two chances to stop. */
const ROWS = 16

/**
 * The exact Hessian of the mean cross-entropy of softmax regression, a (d·C)×(d·C) matrix with the index i·C + a for
 * parameter (i, a):
 *
 * H[(i,a),(j,b)] = (1/N) Σ_n x_ni x_nj p_na (δ_ab − p_nb) + λ δ_ij δ_ab.
 *
 * It does not depend on the labels, and is the Fisher information and the Gauss–Newton matrix at the same time. Positive
 * semidefinite; without λ it has at least d zeros, for the weights that add the same to every class. A submatrix of k
 * parameters costs N k²/2 multiplications.
 *
 * Throws E_DOMAIN where the parts of the model do not fit together; `principal` throws E_MATRIX for bad indices.
 */
export const glmHessian = defineModelAdapter({
  id: 'glm-hessian',
  summary: 'Hessian of softmax regression with cross-entropy loss',
  source(model: SoftmaxRegression) {
    checkSoftmaxRegression(model)
    const { samples, features, classes, ridge = 0 } = model
    const deviations = deviationsOf(model)
    const label = `softmax regression, ${samples} samples, ${features} features, ${classes} classes`
    return matrixSource(features * classes, label, async (job) => {
      for (let start = 0; start < samples; start += CHUNK)
        await addChunk(model, deviations, job, start, Math.min(start + CHUNK, samples))
      const count = job.indices.length
      for (let s = 0; s < count; s++) {
        for (let t = 0; t <= s; t++) job.lower[s * count + t]! /= samples
        job.lower[s * count + s]! += ridge
      }
    })
  },
})

/** Probabilities p_na and standard deviations √(p_na (1 − p_na)), both N×C; 1 − p is summed from the other classes. */
function deviationsOf(model: SoftmaxRegression) {
  const { samples, classes } = model
  const p = logProbabilities(model).map(Math.exp)
  const deviation = new Float64Array(p.length)
  for (let n = 0; n < samples; n++)
    for (let a = 0; a < classes; a++) {
      let others = 0
      for (let b = 0; b < classes; b++) if (b !== a) others += p[n * classes + b]!
      deviation[n * classes + a] = Math.sqrt(p[n * classes + a]! * others)
    }
  return { p, deviation }
}

/** Adds samples start…end−1: same class Σ x_i x_j p (1 − p), other classes −Σ x_i p_a x_j p_b, each product symmetric in rounding. */
async function addChunk(
  { inputs, features, classes }: SoftmaxRegression,
  { p, deviation }: ReturnType<typeof deviationsOf>,
  { indices, lower, pause }: PrincipalJob,
  start: number,
  end: number,
): Promise<void> {
  const count = indices.length
  const width = end - start
  const same = new Float64Array(count * width)
  const other = new Float64Array(count * width)
  indices.forEach((index, s) => {
    const a = index % classes
    const i = (index - a) / classes
    for (let n = start; n < end; n++) {
      const x = inputs[n * features + i]!
      same[s * width + n - start] = x * deviation[n * classes + a]!
      other[s * width + n - start] = x * p[n * classes + a]!
    }
  })
  for (let s = 0; s < count; s++) {
    for (let t = 0; t <= s; t++)
      lower[s * count + t]! +=
        indices[s]! % classes === indices[t]! % classes
          ? dot(same, s * width, t * width, width)
          : -dot(other, s * width, t * width, width)
    if (s % ROWS === 0) await pause()
  }
}

function dot(table: Float64Array, left: number, right: number, length: number): number {
  let sum = 0
  for (let k = 0; k < length; k++) sum += table[left + k]! * table[right + k]!
  return sum
}
