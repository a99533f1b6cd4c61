import { FreecurveError, type SymmetricMatrix } from '@freecurve/core'
import { largestEntry } from './largest-entry.ts'
import { loadMatrix } from './load-matrix.ts'
import type { Steps } from './steps.ts'
import { tridiagonalEigenvalues } from './tridiagonal-eigenvalues.ts'
import { bandWidth } from './wasm/band-width.ts'
import { type Kernel, openKernel } from './wasm/open-kernel.ts'
import { reduceToTridiagonal } from './wasm/reduce-to-tridiagonal.ts'

/** How the work is done; the eigenvalues do not depend on it. */
export interface Workplace {
  /** Whether the memory is to be shared with helpers. */
  readonly shared: boolean
  /** Told of the kernel once the matrix is in its memory. */
  readonly onKernel?: (kernel: Kernel) => void
}

/** Operations of the last step over n²: for the progress only. Measured. */
const LAST = 150

/**
 * All eigenvalues of a symmetric matrix, ascending, in pieces of some milliseconds.
 *
 * @throws what {@link symmetricEigenvalues} throws.
 */
export function* eigenvalueSteps(matrix: SymmetricMatrix, workplace: Workplace): Steps<Float64Array> {
  const { size } = matrix
  const largest = yield* largestEntry(matrix)
  const unit = largest === 0 ? 1 : 2 ** Math.floor(Math.log2(largest))
  const { diagonal, offDiagonal } = yield* reduced(matrix, largest, unit, workplace)
  const start = reductionShare(size)
  const values = yield* mapped(tridiagonalEigenvalues(diagonal, offDiagonal), (share) => start + (1 - start) * share)
  for (let k = 0; k < values.length; k++) values[k]! *= unit
  values.sort()
  const extreme = Math.max(Math.abs(values[0] ?? 0), Math.abs(values[values.length - 1] ?? 0))
  if (extreme === Infinity) {
    const reason = 'an eigenvalue is larger than the largest double'
    throw new FreecurveError('E_MATRIX', `In this matrix of size ${size} ${reason}. Scale it down.`, { reason })
  }
  return values
}

/** The kernel and its memory live no longer than this. */
function* reduced(matrix: SymmetricMatrix, largest: number, unit: number, { shared, onKernel }: Workplace) {
  const { size } = matrix
  const kernel = openKernel(size, bandWidth(size), shared)
  yield* loadMatrix({ matrix, largest, unit }, kernel.matrix, kernel.order)
  onKernel?.(kernel)
  const end = reductionShare(size)
  return yield* mapped(reduceToTridiagonal(kernel, size), (share) => end * share)
}

const reductionShare = (size: number) => (size === 0 ? 0 : size / (size + LAST))

function* mapped<R>(steps: Steps<R>, map: (share: number) => number): Steps<R> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield map(step.value)
  }
}
