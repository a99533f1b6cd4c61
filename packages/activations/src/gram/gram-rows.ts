import type { ActivationTable } from './activation-table.ts'

/**
 * Columns from…to−1 of the chosen rows of X, or of Xᵀ where features are multiplied, without the means of the features.
 *
 * @param means length p
 * @param indices which rows, k of them
 * @param out k×(to − from), row-major
 */
export function gramRows(
  { values, features, of }: ActivationTable,
  means: Float64Array,
  indices: Uint32Array,
  from: number,
  to: number,
  out: Float64Array,
): void {
  const width = to - from
  const count = indices.length
  if (of === 'samples') {
    for (let s = 0; s < count; s++) {
      const row = indices[s]! * features + from
      for (let c = 0; c < width; c++) out[s * width + c] = values[row + c]! - means[from + c]!
    }
    return
  }
  for (let c = 0; c < width; c++) {
    const row = (from + c) * features
    for (let s = 0; s < count; s++) out[s * width + c] = values[row + indices[s]!]! - means[indices[s]!]!
  }
}
