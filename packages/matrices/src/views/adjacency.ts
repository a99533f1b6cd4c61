import { defineMatrixView, type PrincipalOptions, readOptions } from '@freecurve/core'
import { GRAPH_OPTIONS } from '../graphs/graph-options.ts'
import { readGraph } from '../graphs/read-graph.ts'

const ABOUT = { kind: 'matrix-view', id: 'adjacency', options: GRAPH_OPTIONS } as const

/** The adjacency matrix of an undirected graph: A_ij the weight of the edge between nodes i and j, 1 where none is given. */
export const adjacencyView = defineMatrixView({
  ...ABOUT,
  summary: 'adjacency matrix of an undirected graph, from a list of edges or a matrix',
  suits: () => false,
  source: async (array, given) => {
    const graph = await readGraph(array, readOptions(ABOUT, given))
    return Object.freeze({
      size: graph.size,
      label: `adjacency matrix of a graph of ${graph.size} nodes`,
      principal: (indices: Uint32Array, options: PrincipalOptions = {}) => graph.principal(indices, options),
    })
  },
})
