import { defineMatrixView, readOptions } from '@freecurve/core'
import { checkIndices } from '../check-indices.ts'
import { NODES } from '../graphs/graph-options.ts'
import { readGraph } from '../graphs/read-graph.ts'
import { sparsePrincipal } from '../sparse/sparse-principal.ts'

const ABOUT = { kind: 'matrix-view', id: 'adjacency', options: { nodes: NODES } } as const

/** The adjacency matrix of an undirected graph: A_ij the weight of the edge between nodes i and j, 1 where none is given. */
export const adjacencyView = defineMatrixView({
  ...ABOUT,
  summary: 'adjacency matrix of an undirected graph, from a list of edges or a sparse matrix',
  suits: () => false,
  source: async (array, given) => {
    const graph = await readGraph(array, readOptions(ABOUT, given).nodes)
    const edges = graph.columns.length
    return Object.freeze({
      size: graph.size,
      label: `adjacency matrix of a graph of ${graph.size} nodes (${edges} entries)`,
      principal: async (indices: Uint32Array) => {
        checkIndices(indices, graph.size)
        return sparsePrincipal(graph, indices)
      },
    })
  },
})
