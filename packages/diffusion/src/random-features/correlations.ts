import { addGram } from '@freecurve/eigen'

/**
 * ρ_ij = w_i·w_j/(‖w_i‖ ‖w_j‖), the correlations of pre-activations, on the lower triangle (k×k, row-major); 0 for a row of zeros.
 *
 * @param rows k×d, row-major
 */
export function correlations(rows: Float64Array, count: number, dimension: number): Float64Array {
  const units = new Float64Array(rows.length)
  for (let i = 0; i < count; i++) {
    const row = rows.subarray(i * dimension, (i + 1) * dimension)
    const length = Math.hypot(...row)
    if (length > 0) for (let c = 0; c < dimension; c++) units[i * dimension + c] = row[c]! / length
  }
  const rho = new Float64Array(count * count)
  addGram(rho, count, { table: units, stride: dimension, from: 0, to: dimension })
  return rho
}
