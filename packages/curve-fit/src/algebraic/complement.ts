import { Matrix } from 'ml-matrix'

/**
 * Orthonormal columns (length `size`) that span what is orthogonal to the given vectors: one Householder reflection per
 * vector, in the basis left by those before it. Vectors that depend on earlier ones change nothing.
 */
export function complementOf(vectors: readonly (readonly number[])[], size: number): Matrix {
  let basis = Matrix.eye(size)
  for (const vector of vectors) {
    const length = Math.hypot(...vector)
    const a = Array.from({ length: basis.columns }, (_, c) =>
      vector.reduce((sum, x, row) => sum + x * basis.get(row, c), 0),
    )
    const norm = Math.hypot(...a)
    if (!(norm > 1e-12 * length) || basis.columns < 2) continue
    // H = I − u uᵀ/h maps a to ∓‖a‖ e_1; its other columns are orthogonal to a.
    a[0]! += a[0]! >= 0 ? norm : -norm
    const half = a.reduce((sum, x) => sum + x * x, 0) / 2
    const reflection = Matrix.zeros(basis.columns, basis.columns - 1)
    for (let c = 1; c < basis.columns; c++)
      for (let row = 0; row < basis.columns; row++)
        reflection.set(row, c - 1, (row === c ? 1 : 0) - (a[row]! * a[c]!) / half)
    basis = basis.mmul(reflection)
  }
  return basis
}
