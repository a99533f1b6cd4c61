import { FreecurveError, type HermitianMatrix } from '@freecurve/core'
import { eigenvalueSteps } from './eigenvalue-steps.ts'
import { drain } from './steps.ts'

/**
 * All eigenvalues λ_1 ≤ … ≤ λ_n of a complex Hermitian matrix H = A + iB (n×n; A is `data`, B `imaginary`), ascending, length n. The input is not changed.
 *
 * Those of the real symmetric matrix [[A, −B], [B, A]] of order 2n, where each comes twice: the mean of each pair is given. All
 * else is as in {@link symmetricEigenvalues}, at eight times the time.
 *
 * @throws E_MATRIX for a matrix that is not square, not finite or not Hermitian (A symmetric, B antisymmetric to 1e-10 of the
 *   largest part), for one that its memory cannot hold, and where an eigenvalue is beyond the largest double.
 */
export function hermitianEigenvalues(matrix: HermitianMatrix): Float64Array {
  // Taken for a real matrix it would have other eigenvalues.
  if (matrix.imaginary === undefined)
    throw new FreecurveError(
      'E_MATRIX',
      'A Hermitian matrix is given as { size, data, imaginary }; imaginary is missing.',
      {
        reason: 'no imaginary part',
      },
    )
  return drain(eigenvalueSteps(matrix, { room: 'kept' }))
}
