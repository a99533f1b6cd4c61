import { checkIndices } from '../check-indices.ts'
import type { CompressedRows } from '../sparse/compressed-rows.ts'
import { sparsePrincipal } from '../sparse/sparse-principal.ts'
import type { Graph } from './graph.ts'

/** A graph whose edges are in memory. */
export function sparseGraph(rows: CompressedRows): Graph {
  const { size, starts, columns, values } = rows
  return {
    size,
    principal: async (indices) => {
      checkIndices(indices, size)
      return sparsePrincipal(rows, indices)
    },
    degrees: async () => {
      const degrees = new Float64Array(size)
      for (let row = 0; row < size; row++)
        for (let k = starts[row]!; k < starts[row + 1]!; k++) if (columns[k] !== row) degrees[row]! += values[k]!
      return degrees
    },
  }
}
