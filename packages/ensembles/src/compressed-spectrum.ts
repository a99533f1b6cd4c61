import { addGram, mirrorLower, symmetricEigenvalues } from '@freecurve/eigen'
import { createRandom } from '@freecurve/numerics'
import { cholesky } from './cholesky.ts'
import { normalTable } from './normal-table.ts'

/**
 * Eigenvalues (length n, ascending) of an n×n principal submatrix of U diag(λ) Uᵀ with U Haar orthogonal (N×N):
 * Q diag(λ) Qᵀ with Q = L⁻¹ X, X an n×N table of standard normals and X Xᵀ = L Lᵀ. For n = N the λ themselves.
 *
 * @param values λ, ascending, length N ≥ n; neighbouring values may be equal
 * @param size n
 * @throws E_DOMAIN for a bad seed, and where n N is above 2^30.
 */
export function compressedSpectrum(values: Float64Array, size: number, seed: number): Float64Array {
  const wide = values.length
  if (size === wide) {
    createRandom(seed)
    return values.slice()
  }
  const table = normalTable(size, wide, seed, 0)
  orthonormalizeRows(table, size, wide)
  for (let i = 0; i < size; i++) for (let c = 0; c < wide; c++) table[i * wide + c]! *= Math.sqrt(Math.abs(values[c]!))
  const data = new Float64Array(size * size)
  const below = values.findIndex((x) => x >= 0)
  const negative = below < 0 ? wide : below
  const above = values.findIndex((x) => x > 0)
  addGram(data, size, { table, stride: wide, from: 0, to: negative }, -1)
  if (above >= 0) addGram(data, size, { table, stride: wide, from: above, to: wide })
  mirrorLower(data, size)
  return symmetricEigenvalues({ size, data })
}

/** X becomes L⁻¹ X with X Xᵀ = L Lᵀ: rows of length N, orthonormal, in place. */
function orthonormalizeRows(table: Float64Array, rows: number, columns: number): void {
  const gram = new Float64Array(rows * rows)
  addGram(gram, rows, { table, stride: columns, from: 0, to: columns })
  mirrorLower(gram, rows)
  const upper = cholesky(gram, rows)
  for (let i = 0; i < rows; i++) {
    const row = table.subarray(i * columns, (i + 1) * columns)
    for (let k = 0; k < i; k++) {
      const factor = upper[k * rows + i]!
      const done = table.subarray(k * columns, (k + 1) * columns)
      for (let c = 0; c < columns; c++) row[c]! -= factor * done[c]!
    }
    const pivot = upper[i * rows + i]!
    for (let c = 0; c < columns; c++) row[c]! /= pivot
  }
}
