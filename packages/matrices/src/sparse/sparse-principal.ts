import type { SymmetricMatrix } from '@freecurve/core'
import type { CompressedRows } from './compressed-rows.ts'

/** The principal submatrix of a sparse matrix as a dense one: cost is the entries of the chosen rows. */
export function sparsePrincipal(
  { size, starts, columns, values }: CompressedRows,
  indices: Uint32Array,
): SymmetricMatrix {
  const count = indices.length
  const data = new Float64Array(count * count)
  // Place of each row among the chosen, plus one; 0 for the others.
  const place = new Uint32Array(size)
  for (let i = 0; i < count; i++) place[indices[i]!] = i + 1
  for (let i = 0; i < count; i++) {
    const row = indices[i]!
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
      const j = place[columns[entry]!]!
      if (j > 0) data[i * count + j - 1] = values[entry]!
    }
  }
  return { size: count, data }
}
