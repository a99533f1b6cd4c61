import { FreecurveError, type HermitianMatrix, type SymmetricMatrix } from '@freecurve/core'
import { largestPart } from './largest-entry.ts'
import { loadHermitian } from './load-hermitian.ts'
import { loadMatrix } from './load-matrix.ts'
import { mapSteps, type Steps } from './steps.ts'
import { tridiagonalEigenvalues } from './tridiagonal-eigenvalues.ts'
import { bandWidth } from './wasm/band-width.ts'
import type { RoomKind } from './wasm/kernel-room.ts'
import { type Kernel, openKernel } from './wasm/open-kernel.ts'
import { reduceToTridiagonal, type Tridiagonal } from './wasm/reduce-to-tridiagonal.ts'

/** Where the work is done; the eigenvalues do not depend on it. */
export interface Workplace {
  readonly room: RoomKind
  /** Told of the kernel once the matrix is in its memory. */
  readonly onKernel?: (kernel: Kernel) => void
  /** Called while the kernel waits for helpers. */
  readonly onWait?: () => void
}

/** Operations of the last step over n²: for the progress only. Measured. */
const LAST = 150

/**
 * All eigenvalues of a symmetric or Hermitian matrix, ascending, in pieces of some milliseconds.
 *
 * @throws E_MATRIX as {@link symmetricEigenvalues} and {@link hermitianEigenvalues} say.
 */
export function* eigenvalueSteps(matrix: SymmetricMatrix | HermitianMatrix, workplace: Workplace): Steps<Float64Array> {
  const complex = matrix.imaginary !== undefined
  const largest = yield* largestPart(matrix)
  // The logarithm of the largest doubles rounds to 1024.
  const unit = largest === 0 ? 1 : 2 ** Math.min(1023, Math.floor(Math.log2(largest)))
  const rows = complex ? 2 * matrix.size : matrix.size
  const end = rows === 0 ? 0 : rows / (rows + LAST)
  const reduced = reduction(matrix, largest, unit, workplace)
  const { diagonal, offDiagonal } = yield* mapSteps(reduced, (share) => end * share)
  const solved = tridiagonalEigenvalues(diagonal, offDiagonal)
  const values = (yield* mapSteps(solved, (share) => end + (1 - end) * share)).sort()
  return inUnit(complex ? meansOfPairs(values) : values, unit)
}

/** The matrix in tridiagonal form. The kernel and its memory live no longer than this. */
function* reduction(
  matrix: SymmetricMatrix | HermitianMatrix,
  largest: number,
  unit: number,
  { room, onKernel, onWait }: Workplace,
): Steps<Tridiagonal> {
  const complex = matrix.imaginary !== undefined
  const rows = complex ? 2 * matrix.size : matrix.size
  const kernel = openKernel(rows, bandWidth(rows), room)
  if (complex) yield* loadHermitian({ matrix, largest, unit }, kernel.matrix, kernel.order)
  else yield* loadMatrix({ matrix, largest, unit }, kernel.matrix, kernel.order)
  onKernel?.(kernel)
  return yield* reduceToTridiagonal(kernel, rows, onWait)
}

/** An eigenvalue that comes twice is found with two errors: their mean is as good as either. */
const meansOfPairs = (values: Float64Array): Float64Array =>
  Float64Array.from({ length: values.length / 2 }, (_, k) => (values[2 * k]! + values[2 * k + 1]!) / 2)

function inUnit(values: Float64Array, unit: number): Float64Array {
  for (let k = 0; k < values.length; k++) values[k]! *= unit
  const extreme = Math.max(Math.abs(values[0] ?? 0), Math.abs(values[values.length - 1] ?? 0))
  if (extreme < Infinity) return values
  const reason = 'an eigenvalue is larger than the largest double'
  throw new FreecurveError('E_MATRIX', `In this matrix of size ${values.length} ${reason}. Scale it down.`, { reason })
}
