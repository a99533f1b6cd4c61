import type { HermitianMatrix, SymmetricMatrix } from '@freecurve/core'
import { largestPart } from './largest-entry.ts'
import { drain } from './steps.ts'

/**
 * Share of the largest entry by which a_ij and a_ji may differ. Chosen, not derived: above the rounding of a Gram
 * matrix summed in two orders (about 1e-13), below any asymmetry that means something.
 */
export const ASYMMETRY = 1e-10

/**
 * By how much the real parts of a_ij and a_ji, and the imaginary ones with the sign of one changed, may differ in a matrix (n×n)
 * that is taken for symmetric or Hermitian: 1e-10 of the largest absolute value of a part.
 *
 * @throws E_MATRIX unless both parts are square and finite.
 */
export const allowedDifference = (matrix: SymmetricMatrix | HermitianMatrix): number =>
  ASYMMETRY * drain(largestPart(matrix))
