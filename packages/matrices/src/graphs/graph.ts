import type { PrincipalOptions, SymmetricMatrix } from '@freecurve/core'

/** An undirected graph with weights: its adjacency matrix A, of which parts can be had. */
export interface Graph {
  /** Number of nodes. */
  readonly size: number
  /** A[indices, indices]. Rejects with E_MATRIX. */
  principal(indices: Uint32Array, options: PrincipalOptions): Promise<SymmetricMatrix>
  /** Σ_{j≠i} A_ij for every node i: edges from a node to itself do not count. */
  degrees(options: PrincipalOptions): Promise<Float64Array>
}
