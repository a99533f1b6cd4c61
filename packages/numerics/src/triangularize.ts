/**
 * Householder triangularisation in place of a column-major matrix (length rows × columns, rows ≥ columns not required).
 * On return the upper triangle holds R with A = QR; what is below the diagonal is undefined.
 * Give a right-hand side as the last column and it comes back as Qᵀb.
 *
 * @param depth of column k: the rows from which on it and all columns before it are 0. A matrix that is nearly triangular takes little time so.
 */
export function triangularize(
  matrix: Float64Array,
  rows: number,
  columns: number,
  depth: (k: number) => number = () => rows,
): void {
  for (let k = 0; k < Math.min(rows - 1, columns); k++) {
    const head = k * rows
    const end = depth(k)
    let square = 0
    for (let i = k; i < end; i++) square += matrix[head + i]! * matrix[head + i]!
    if (square === 0) continue
    const alpha = matrix[head + k]! > 0 ? -Math.sqrt(square) : Math.sqrt(square)
    matrix[head + k]! -= alpha
    const scale = alpha * matrix[head + k]!
    for (let j = k + 1; j < columns; j++) {
      const column = j * rows
      let dot = 0
      for (let i = k; i < end; i++) dot += matrix[head + i]! * matrix[column + i]!
      const factor = dot / scale
      for (let i = k; i < end; i++) matrix[column + i]! += factor * matrix[head + i]!
    }
    matrix[head + k] = alpha
  }
}

/** x with R x = c for the leading `columns` of a triangularised matrix; null where R is singular to rounding. */
export function backSubstitute(
  matrix: Float64Array,
  rows: number,
  columns: number,
  right: ArrayLike<number>,
): Float64Array | null {
  const x = new Float64Array(columns)
  let largest = 0
  for (let k = 0; k < columns; k++) largest = Math.max(largest, Math.abs(matrix[k * rows + k] ?? 0))
  for (let k = columns - 1; k >= 0; k--) {
    const pivot = k < rows ? matrix[k * rows + k]! : 0
    if (!(Math.abs(pivot) > 1e-14 * largest)) return null
    let sum = right[k]!
    for (let j = k + 1; j < columns; j++) sum -= matrix[j * rows + k]! * x[j]!
    x[k] = sum / pivot
  }
  return x
}
