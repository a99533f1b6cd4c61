/** Means of the columns of a table whose rows come a few at a time. */
export interface ColumnMeans {
  /** Takes in rows: rows × p, row-major. */
  add(values: Float32Array | Float64Array): void
  /** The mean over all rows so far of every column, length p. */
  means(): Float64Array
}

/**
 * Means of p ≥ 1 columns, x₁ + Σ_n (x_n − x₁)/N with the first row x₁: of a column that is constant it is exactly its value, so that
 * nothing is left of it when its mean is taken off. (The sum of many equal numbers is rounded, and a trace of itself would stay.)
 */
export function columnMeans(columns: number): ColumnMeans {
  const first = new Float64Array(columns)
  const sums = new Float64Array(columns)
  let count = 0
  return {
    add: (values) => {
      if (count === 0) first.set(values.subarray(0, columns))
      for (let at = 0; at < values.length; at += columns)
        for (let c = 0; c < columns; c++) sums[c]! += values[at + c]! - first[c]!
      count += values.length / columns
    },
    means: () => sums.map((sum, c) => first[c]! + sum / count),
  }
}
