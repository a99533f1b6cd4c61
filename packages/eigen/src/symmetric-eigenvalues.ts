import type { SymmetricMatrix } from '@freecurve/core'
import { eigenvalueSteps } from './eigenvalue-steps.ts'
import { drain } from './steps.ts'

/**
 * All eigenvalues λ_1 ≤ … ≤ λ_n of a real symmetric matrix A (n×n), ascending, length n. The input is not changed.
 *
 * A is scaled by a power of two to entries of size one (exactly, so 2^k A has exactly 2^k times the eigenvalues of A),
 * reduced to tridiagonal form by Householder reflections in two stages, and diagonalised by root-free implicit QL.
 *
 * @throws E_MATRIX for a matrix that is not square, not finite or not symmetric (entries a_ij and a_ji may differ by
 *   1e-10 of the largest entry; their mean is used), for one that its memory cannot hold, and where an eigenvalue is beyond
 *   the largest double.
 */
export function symmetricEigenvalues(matrix: SymmetricMatrix): Float64Array {
  return drain(eigenvalueSteps(matrix, { room: 'kept' }))
}
