import { FreecurveError, type HermitianMatrix, type SymmetricMatrix } from '@freecurve/core'

/** Share of the largest entry by which mirrored entries may differ; the same as in @freecurve/eigen. */
const ASYMMETRY = 1e-10

/**
 * A copy for LAPACK, which overwrites it: the lower triangle of (A + A*)/2 by columns (n×n), real and imaginary parts in turn
 * where the matrix is complex. Above the diagonal the copy is 0.
 *
 * @throws E_MATRIX unless the matrix is square, finite, and symmetric or Hermitian.
 */
export function copyMatrix(matrix: SymmetricMatrix | HermitianMatrix): Float64Array {
  const { size, data, imaginary } = matrix
  const allowed = ASYMMETRY * Math.max(largestEntry(size, data), imaginary ? largestEntry(size, imaginary) : 0)
  if (imaginary === undefined) return copyLower(size, data, 1, allowed, new Float64Array(size * size), 1)
  const copy = new Float64Array(2 * size * size)
  copyLower(size, data, 1, allowed, copy, 2)
  return copyLower(size, imaginary, -1, allowed, copy.subarray(1), 2) && copy
}

function largestEntry(size: number, data: Float64Array): number {
  if (!Number.isInteger(size) || size < 0 || data.length !== size * size)
    throw refusal(`A matrix of size ${size} has ${size * size} entries; got ${data.length}.`, 'not square', data.length)
  let largest = 0
  for (let k = 0; k < data.length; k++) {
    const entry = Math.abs(data[k]!)
    if (!(entry < Infinity)) throw refusal(`Entry ${k} is ${data[k]}; all must be finite.`, 'not finite', data[k])
    if (entry > largest) largest = entry
  }
  return largest
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
      if (Math.abs(below / 2 - above / 2) > allowed / 2) {
        const kind = sign === 1 ? 'symmetric' : 'antisymmetric'
        const message = `Entry (${i}, ${j}) is ${below}, entry (${j}, ${i}) is ${data[j * size + i]}; they must be ${kind}.`
        throw refusal(message, sign === 1 ? 'not symmetric' : 'not Hermitian', [i, j])
      }
      copy[step * (j * size + i)] = below / 2 + above / 2
    }
  return copy
}

const refusal = (message: string, reason: string, got: unknown) =>
  new FreecurveError('E_MATRIX', message, { reason, got })
