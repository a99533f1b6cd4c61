import { defineModelAdapter } from '@freecurve/core'
import { addGram } from '@freecurve/eigen'
import { matrixSource } from '@freecurve/matrices'
import { type ActivationTable, checkActivationTable } from './activation-table.ts'
import { featureMeans } from './feature-means.ts'

/** Columns summed between two chances to stop. */
const CHUNK = 512

/**
 * Gram matrix of activations X (N×p, rows are samples):
 *
 * - of samples, X Xᵀ/p (N×N). Grows with the number of samples. With independent samples it obeys the **free** flow, and
 *   exactly so: a compound free Poisson law, whatever the covariance of the features.
 * - of features, Xᵀ X/N (p×p). Grows with the number of features. It obeys the **free** flow where the covariance of the
 *   features has generic eigenvectors, and the **deformed** flow, with c0 = n0/N, where features are independent of each
 *   other and differ in variance. Two nested sizes decide: the variance of the spectrum grows like n under the free flow,
 *   like const + n under the deformed one.
 *
 * `centred` takes the mean over all N samples off every feature, once, so that principal submatrices belong to one matrix.
 * A submatrix of size k costs k² p/2 or k² N/2 multiplications.
 *
 * Throws E_DOMAIN where sizes and values do not fit together; `principal` throws E_MATRIX for bad indices.
 */
export const activationGram = defineModelAdapter({
  id: 'activation-gram',
  summary: 'Gram matrix of the activations of a layer, of samples or of features',
  source(table: ActivationTable) {
    checkActivationTable(table)
    const { samples, features, of, centred = false } = table
    const means = centred ? featureMeans(table) : new Float64Array(features)
    const [size, length] = of === 'samples' ? [samples, features] : [features, samples]
    const label = `${centred ? 'centred ' : ''}Gram matrix of ${size} ${of}`
    return matrixSource(size, label, async ({ indices, lower, pause }) => {
      const rows = rowsOf(table, means, indices, length)
      for (let from = 0; from < length; from += CHUNK) {
        const to = Math.min(from + CHUNK, length)
        addGram(lower, indices.length, { table: rows, stride: length, from, to })
        await pause()
      }
      for (let k = 0; k < lower.length; k++) lower[k]! /= length
    })
  },
})

/** Rows of X, or of Xᵀ, without the means: k×length, row-major. */
function rowsOf(
  { values, features, of }: ActivationTable,
  means: Float64Array,
  indices: Uint32Array,
  length: number,
): Float64Array {
  const rows = new Float64Array(indices.length * length)
  indices.forEach((index, s) => {
    for (let c = 0; c < length; c++)
      rows[s * length + c] =
        of === 'samples' ? values[index * features + c]! - means[c]! : values[c * features + index]! - means[index]!
  })
  return rows
}
