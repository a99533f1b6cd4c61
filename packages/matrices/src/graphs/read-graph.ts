import type { SparseEntries, StoredArray } from '@freecurve/core'
import { type CompressedRows, compressedRows } from '../sparse/compressed-rows.ts'
import { named, refusal } from '../views/refusal.ts'
import { edgesOf } from './edges-of.ts'

/** Most entries of a dense matrix that is taken for a graph. */
const MOST_DENSE = 2 ** 26

/**
 * The adjacency matrix A of an undirected graph, A_ij = A_ji the weight of the edge, out of
 * - a list of edges: two columns of nodes, or three with weights. An edge may be listed once or in both directions; listed with two
 *   weights it is refused. Without `nodes`, the nodes are the numbers that occur, in ascending order; with it, 0…nodes−1.
 * - a square matrix, dense or sparse, which must be symmetric.
 *
 * @throws E_MATRIX for anything else.
 */
export async function readGraph(array: StoredArray, nodes: number | null): Promise<CompressedRows> {
  const [rows, columns, ...more] = array.shape
  if (rows === undefined || columns === undefined || more.length > 0 || rows === 0)
    throw refusal(`${named(array)} is neither a list of edges nor a square matrix.`, 'no graph', array.shape)
  if (rows === columns) {
    if (nodes !== null && nodes !== rows)
      throw refusal(`${named(array)} has ${rows} nodes, not the ${nodes} of the option "nodes".`, 'nodes', nodes)
    return symmetricRows(await entriesOf(array, rows), rows)
  }
  if (array.entries !== undefined || (columns !== 2 && columns !== 3))
    throw refusal(
      `${named(array)} is no list of edges: two columns are expected (from, to), or three with a weight.`,
      'no list of edges',
      array.shape,
    )
  const { size, ...edges } = edgesOf(await array.read(), nodes)
  return compressedRows(edges, size, sameWeight)
}

async function entriesOf(array: StoredArray, size: number): Promise<SparseEntries> {
  if (array.entries !== undefined) return array.entries()
  if (size * size > MOST_DENSE)
    throw refusal(
      `${named(array)} is too large for a graph in a dense matrix; save it as a list of edges.`,
      'too large',
      size,
    )
  const { values, imaginary } = await array.read()
  const places = Uint32Array.from(values.keys()).filter((k) => values[k] !== 0)
  const pick = (from: Float64Array) => Float64Array.from(places, (k) => from[k]!)
  const entries = {
    rows: places.map((k) => Math.floor(k / size)),
    columns: places.map((k) => k % size),
    values: pick(values),
  }
  return imaginary === undefined ? entries : { ...entries, imaginary: pick(imaginary) }
}

/** A square matrix by rows, compared with its transpose. */
function symmetricRows(entries: SparseEntries, size: number): CompressedRows {
  if (entries.imaginary?.some((x) => x !== 0)) throw refusal('The matrix is complex; a real one is wanted.', 'complex')
  const matrix = compressedRows(entries, size)
  const mirrored = compressedRows({ rows: entries.columns, columns: entries.rows, values: entries.values }, size)
  const same =
    matrix.columns.length === mirrored.columns.length &&
    matrix.starts.every((start, k) => start === mirrored.starts[k]) &&
    matrix.columns.every((column, k) => column === mirrored.columns[k]) &&
    matrix.values.every((value, k) => Math.abs(value - mirrored.values[k]!) <= 1e-10 * Math.abs(value))
  if (!same) throw refusal('The matrix is not symmetric: an undirected graph is wanted.', 'not symmetric')
  return matrix
}

function sameWeight(first: number, second: number, row: number, column: number): number {
  if (first === second) return first
  throw refusal(
    `The edge from node number ${row} to ${column} (counted from 0 in ascending order) is listed with weights ${first} and ${second}; give each edge one weight.`,
    'two weights',
    [row, column],
  )
}
