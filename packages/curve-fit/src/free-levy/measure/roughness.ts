/**
 * Rows of second divided differences on a grid ξ, so that ‖D φ‖² is ∫ (φ″)² dξ: column-major, (n − 2) × n.
 * Zero for a straight line, on any spacing; places far apart are hardly coupled.
 */
export function roughnessRows(coordinates: Float64Array): { readonly rows: number; readonly matrix: Float64Array } {
  const n = coordinates.length
  const rows = Math.max(0, n - 2)
  const matrix = new Float64Array(rows * n)
  for (let i = 0; i < rows; i++) {
    const left = coordinates[i + 1]! - coordinates[i]!
    const right = coordinates[i + 2]! - coordinates[i + 1]!
    const middle = (left + right) / 2
    const weight = 1 / Math.sqrt(middle)
    matrix[i * rows + i] = weight / left
    matrix[(i + 1) * rows + i] = -weight * (1 / left + 1 / right)
    matrix[(i + 2) * rows + i] = weight / right
  }
  return { rows, matrix }
}
