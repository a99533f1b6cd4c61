import { defineMatrixView, type PrincipalOptions, readOptions } from '@freecurve/core'
import { foundOnce } from '../found-once.ts'
import { GRAPH_OPTIONS } from '../graphs/graph-options.ts'
import { readGraph } from '../graphs/read-graph.ts'
import { refusal } from './refusal.ts'

const ABOUT = {
  kind: 'matrix-view',
  id: 'laplacian',
  options: {
    ...GRAPH_OPTIONS,
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
  summary: 'Laplacian of an undirected graph, from a list of edges or a matrix',
  suits: () => false,
  source: async (array, given) => {
    const { normalized, ...options } = readOptions(ABOUT, given)
    const graph = await readGraph(array, options)
    // The degrees are those of the whole graph, found once.
    const degreesOf = foundOnce((asked: PrincipalOptions) => graph.degrees(asked))
    const principal = async (indices: Uint32Array, asked: PrincipalOptions = {}) => {
      const { size, data } = await graph.principal(indices, asked)
      const degrees = await degreesOf(asked)
      if (normalized === 'yes') checkDegrees(degrees)
      const scaleOf = (node: number) => (normalized === 'no' ? 1 : degrees[node] === 0 ? 0 : degrees[node]! ** -0.5)
      const scales = Float64Array.from(indices, scaleOf)
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) if (data[i * size + j] !== 0) data[i * size + j]! *= -scales[i]! * scales[j]!
        data[i * size + i] = normalized === 'no' ? degrees[indices[i]!]! : scales[i] === 0 ? 0 : 1
      }
      return { size, data }
    }
    const label = `${normalized === 'yes' ? 'normalised ' : ''}Laplacian of a graph of ${graph.size} nodes`
    return Object.freeze({ size: graph.size, label, principal })
  },
})

function checkDegrees(degrees: Float64Array): void {
  const node = degrees.findIndex((degree) => degree < 0)
  if (node < 0) return
  throw refusal(
    `Node number ${node} has the degree ${degrees[node]}: the normalised Laplacian wants none below 0.`,
    'negative degree',
    degrees[node],
  )
}
