import type { ReadOptions, StoredArray } from '@freecurve/core'
import { compressedRows } from '../sparse/compressed-rows.ts'
import { symmetricRows } from '../sparse/symmetric-rows.ts'
import { named, refusal } from '../views/refusal.ts'
import { denseGraph } from './dense-graph.ts'
import { edgesOf } from './edges-of.ts'
import type { Graph } from './graph.ts'
import type { GRAPH_OPTIONS } from './graph-options.ts'
import { sparseGraph } from './sparse-graph.ts'

/**
 * An undirected graph, A_ij = A_ji the weight of the edge, out of
 * - a list of edges: two columns of nodes, or three with weights. An edge may be listed once or in both directions; listed with two
 *   weights it is refused. Without `nodes`, the nodes are the numbers that occur, in ascending order; with it, 0…nodes−1.
 * - a square matrix, dense or sparse, which must be symmetric.
 *
 * Two rows of two columns and three of three can be either, and `from` must say which.
 *
 * @throws E_MATRIX for anything else.
 */
export async function readGraph(
  array: StoredArray,
  { nodes, from }: ReadOptions<typeof GRAPH_OPTIONS>,
): Promise<Graph> {
  const [rows, columns] = edgeShape(array)
  const sparse = array.entries !== undefined
  const list = !sparse && (columns === 2 || columns === 3)
  if (from === 'auto' && list && rows === columns)
    throw refusal(
      `${named(array)} can be ${rows} edges or the matrix of a graph of ${rows} nodes. Say which: from=edges or from=matrix, e.g. --as laplacian,from=edges.`,
      'edges or a matrix',
      array.shape,
    )
  if (from === 'edges' || (from === 'auto' && list)) {
    if (!list)
      throw refusal(
        `${named(array)} is no list of edges: two columns are expected (from, to), or three with a weight.`,
        'no list of edges',
        array.shape,
      )
    const { size, ...edges } = edgesOf({ ...(await array.read()), shape: [rows, columns] }, nodes)
    return sparseGraph(compressedRows(edges, size, sameWeight))
  }
  if (rows !== columns)
    throw refusal(`${named(array)} is neither a list of edges nor a square matrix.`, 'no graph', array.shape)
  if (nodes !== null && nodes !== rows)
    throw refusal(`${named(array)} has ${rows} nodes, not the ${nodes} of the option "nodes".`, 'nodes', nodes)
  return sparse ? sparseGraph(symmetricRows(await array.entries!(), rows)) : denseGraph(array)
}

/** Rows and columns; a line of two or three numbers is one edge. */
function edgeShape(array: StoredArray): readonly [number, number] {
  const [first, second, ...more] = array.shape
  const one = second === undefined && (first === 2 || first === 3)
  if (first === undefined || first === 0 || more.length > 0 || (second === undefined && !one))
    throw refusal(`${named(array)} is neither a list of edges nor a square matrix.`, 'no graph', array.shape)
  return one ? [1, first] : [first, second!]
}

function sameWeight(first: number, second: number, row: number, column: number): number {
  if (first === second) return first
  throw refusal(
    `The edge from node number ${row} to ${column} (counted from 0 in ascending order) is listed with weights ${first} and ${second}; give each edge one weight.`,
    'two weights',
    [row, column],
  )
}
