/** Options of every view that takes a graph. */
export const NODES = {
  type: 'integer',
  default: null,
  min: 1,
  max: 2 ** 32 - 1,
  doc: 'number of nodes, where a list of edges leaves some out: they are 0 to nodes − 1 then',
} as const
