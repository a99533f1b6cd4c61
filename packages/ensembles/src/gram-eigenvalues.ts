import { addGram, mirrorLower, symmetricEigenvalues } from '@freecurve/eigen'
import type { Matrix } from './multiply.ts'

/**
 * Eigenvalues (length n, ascending) of the n×n matrix f B Bᵀ that is B's (k×l, k ≤ n) and zero elsewhere. Those beyond the rank
 * min(k, l) are 0 exactly: the eigenvalues come from B Bᵀ or Bᵀ B, whichever is smaller. f > 0. Throws nothing.
 *
 * @param size n
 */
export function gramEigenvalues(b: Matrix, factor: number, size: number): Float64Array {
  const { rows, columns, data } = b.rows <= b.columns ? b : transpose(b)
  const values = new Float64Array(size)
  if (rows === 0) return values
  const gram = new Float64Array(rows * rows)
  addGram(gram, rows, { table: data, stride: columns, from: 0, to: columns }, factor)
  mirrorLower(gram, rows)
  values.set(symmetricEigenvalues({ size: rows, data: gram }))
  return values.sort()
}

function transpose({ rows, columns, data }: Matrix): Matrix {
  const turned = new Float64Array(data.length)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) turned[j * rows + i] = data[i * columns + j]!
  return { rows: columns, columns: rows, data: turned }
}
