import { defineMatrixView, readOptions } from '@freecurve/core'
import { checkIndices } from '../check-indices.ts'
import { NODES } from '../graphs/graph-options.ts'
import { readGraph } from '../graphs/read-graph.ts'
import type { CompressedRows } from '../sparse/compressed-rows.ts'
import { sparsePrincipal } from '../sparse/sparse-principal.ts'
import { refusal } from './refusal.ts'

const ABOUT = {
  kind: 'matrix-view',
  id: 'laplacian',
  options: {
    nodes: NODES,
    normalized: {
      type: 'choice',
      default: 'no',
      choices: ['no', 'yes'],
      doc: 'D − A, or 1 − D^(−1/2) A D^(−1/2) with the row of a node without edges 0',
    },
  },
} as const

/**
 * The Laplacian L = D − A of an undirected graph, D the degrees Σ_j A_ij in the whole graph, or the normalised 1 − D^{−1/2} A D^{−1/2}.
 * Edges from a node to itself are left out of A, as is usual: they cancel in D − A.
 */
export const laplacianView = defineMatrixView({
  ...ABOUT,
  summary: 'Laplacian of an undirected graph, from a list of edges or a sparse matrix',
  suits: () => false,
  source: async (array, given) => {
    const { nodes, normalized } = readOptions(ABOUT, given)
    const graph = withoutLoops(await readGraph(array, nodes))
    const degrees = degreesOf(graph)
    const negative = degrees.findIndex((degree) => degree < 0)
    if (normalized === 'yes' && negative >= 0)
      throw refusal(
        `Node number ${negative} has the degree ${degrees[negative]}: the normalised Laplacian wants none below 0.`,
        'negative degree',
        degrees[negative],
      )
    const scales = degrees.map((degree) => (normalized === 'no' ? 1 : degree === 0 ? 0 : 1 / Math.sqrt(degree)))
    return Object.freeze({
      size: graph.size,
      label: `${normalized === 'yes' ? 'normalised ' : ''}Laplacian of a graph of ${graph.size} nodes`,
      principal: async (indices: Uint32Array) => {
        checkIndices(indices, graph.size)
        const { size, data } = sparsePrincipal(graph, indices)
        for (let i = 0; i < size; i++) {
          const [row, scale] = [i * size, scales[indices[i]!]!]
          for (let j = 0; j < size; j++) if (data[row + j] !== 0) data[row + j]! *= -scale * scales[indices[j]!]!
          data[row + i] = normalized === 'no' ? degrees[indices[i]!]! : scale === 0 ? 0 : 1
        }
        return { size, data }
      },
    })
  },
})

function withoutLoops({ size, starts, columns, values }: CompressedRows): CompressedRows {
  const kept = values.slice()
  for (let row = 0; row < size; row++)
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) if (columns[entry] === row) kept[entry] = 0
  return { size, starts, columns, values: kept }
}

function degreesOf({ size, starts, values }: CompressedRows): Float64Array {
  const degrees = new Float64Array(size)
  for (let row = 0; row < size; row++)
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) degrees[row]! += values[entry]!
  return degrees
}
