import { FreecurveError, type HermitianMatrix, type SymmetricMatrix } from '@freecurve/core'
import { allowedDifference } from '@freecurve/eigen'

/**
 * A copy for LAPACK, which overwrites it: the lower triangle of (A + A*)/2 by columns (n×n), real and imaginary parts in turn
 * where the matrix is complex. Above the diagonal the copy is 0.
 *
 * @throws E_MATRIX unless the matrix is square, finite, and symmetric or Hermitian.
 */
export function copyMatrix(matrix: SymmetricMatrix | HermitianMatrix): Float64Array {
  const { size, data, imaginary } = matrix
  const allowed = allowedDifference(matrix)
  if (imaginary === undefined) return copyLower(size, data, 1, allowed, new Float64Array(size * size), 1)
  const copy = new Float64Array(2 * size * size)
  copyLower(size, data, 1, allowed, copy, 2)
  return copyLower(size, imaginary, -1, allowed, copy.subarray(1), 2) && copy
}

/** Writes the mean of a_ij and ±a_ji, i ≥ j, to every `step`-th place of the copy. */
function copyLower(
  size: number,
  data: Float64Array,
  sign: 1 | -1,
  allowed: number,
  copy: Float64Array,
  step: 1 | 2,
): Float64Array {
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      const below = data[i * size + j]!
      const above = sign * data[j * size + i]!
      if (Math.abs(below - above) > allowed) {
        const kind = sign === 1 ? 'symmetric' : 'antisymmetric'
        const message = `Entry (${i}, ${j}) is ${below}, entry (${j}, ${i}) is ${data[j * size + i]}; they must be ${kind}.`
        const reason = sign === 1 ? 'not symmetric' : 'not Hermitian'
        throw new FreecurveError('E_MATRIX', message, { reason, got: [i, j] })
      }
      // Halves of the smallest numbers are rounded, and twice the largest is none.
      copy[step * (j * size + i)] = below === above ? below : below / 2 + above / 2
    }
  return copy
}
