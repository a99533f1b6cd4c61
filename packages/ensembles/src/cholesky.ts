/**
 * The factor Lᵀ of a positive semidefinite matrix G = L Lᵀ (n×n, row-major): upper triangular, row-major, so that row c
 * of the result is column c of L. Where a pivot is not positive, which rounding does to a singular G, its row is 0.
 * Throws nothing.
 */
export function cholesky(gram: Float64Array, size: number): Float64Array {
  const upper = gram.slice()
  for (let c = 0; c < size; c++) {
    const row = c * size
    const pivot = upper[row + c]!
    const scale = pivot > 0 ? 1 / Math.sqrt(pivot) : 0
    upper.fill(0, row, row + c)
    for (let j = c; j < size; j++) upper[row + j]! *= scale
    for (let i = c + 1; i < size; i++) {
      const factor = upper[row + i]!
      for (let j = i; j < size; j++) upper[i * size + j]! -= factor * upper[row + j]!
    }
  }
  return upper
}
