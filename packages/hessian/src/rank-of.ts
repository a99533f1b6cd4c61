import { type Problem, sizeOf } from '@freecurve/networks'
import type { MatrixKind } from './matrix-of-parameters.ts'

/**
 * The largest rank that a matrix without a ridge can have, where it is a sum over samples: N C for Gauss–Newton of the squared loss, N (C − 1)
 * of the cross-entropy, whose curvature diag p − p pᵀ loses one, N for the empirical Fisher matrix; and never more than there are live
 * parameters. Not known of the Hessian and of its residual.
 */
export function rankOf({ network, data, loss }: Problem, matrix: MatrixKind, live: number): number | undefined {
  const outputs = sizeOf(network.output)
  switch (matrix) {
    case 'hessian':
    case 'residual':
      return undefined
    case 'empirical-fisher':
      return Math.min(live, data.samples)
    case 'gauss-newton':
    case 'fisher':
      return Math.min(live, data.samples * (loss === 'cross-entropy' ? outputs - 1 : outputs))
  }
}
