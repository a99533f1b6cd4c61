import type { MatrixSource } from '@freecurve/core'
import { fillGram, matrixSource } from '@freecurve/matrices'
import { type ActivationTable, checkActivationTable } from './activation-table.ts'
import { dullRows } from './dull-rows.ts'
import { featureMeans } from './feature-means.ts'
import { gramGrowth } from './gram-growth.ts'
import { gramRows } from './gram-rows.ts'

/**
 * Gram matrix of activations X (N×p, rows are samples):
 *
 * - of samples, X Xᵀ/p (N×N). Grows with the number of samples. With independent samples of equal norm it obeys the **free** flow, a
 *   compound free Poisson law, whatever the covariance of the features.
 * - of features, Xᵀ X/N (p×p). Grows with the number of features. It obeys the **free** flow where the covariance of the
 *   features has generic eigenvectors, and the **deformed** flow, with c0 = n0/N, where features are independent of each
 *   other and differ in variance. Two nested sizes decide: the variance of the spectrum grows like n under the free flow,
 *   like const + n under the deformed one.
 *
 * `centred` takes the mean over all N samples off every feature, once, so that principal submatrices belong to one matrix.
 * Rows of zeros (features that are never active) and rows that repeat others are counted, and told of in `growth`: each is an eigenvalue 0.
 * A submatrix of size k costs k² p/2 or k² N/2 multiplications, and 32 MB besides itself, or 512 k numbers.
 *
 * Throws E_DOMAIN where sizes and values do not fit together; `principal` throws E_MATRIX for bad indices.
 */
export function activationGram(table: ActivationTable): MatrixSource {
  checkActivationTable(table)
  const { samples, features, of, centred = false } = table
  const means = centred ? featureMeans(table) : new Float64Array(features)
  const [size, length] = of === 'samples' ? [samples, features] : [features, samples]
  const label = `${centred ? 'centred ' : ''}Gram matrix of ${size} ${of} over ${length} ${of === 'samples' ? 'features' : 'samples'}`
  const ofFeatures = dullRows({ ...table, of: 'features' }, means)
  const growth = gramGrowth(table, of === 'features' ? ofFeatures : dullRows(table, means), ofFeatures)
  return matrixSource(
    size,
    label,
    (job) => {
      const piece = (from: number, to: number) => {
        const rows = new Float64Array(job.indices.length * (to - from))
        gramRows(table, means, job.indices, from, to, rows)
        return rows
      }
      return fillGram(job, { length, divisor: length, piece })
    },
    { growth },
  )
}
