/** Options of every view that takes a graph. */
export const GRAPH_OPTIONS = {
  nodes: {
    type: 'integer',
    default: null,
    min: 1,
    max: 2 ** 32 - 1,
    doc: 'number of nodes, where a list of edges leaves some out: they are 0 to nodes − 1 then',
  },
  from: {
    type: 'choice',
    default: 'auto',
    choices: ['auto', 'edges', 'matrix'],
    doc: 'whether the array is a list of edges or the matrix, where its shape can be either',
  },
} as const
