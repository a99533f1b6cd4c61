import { type EigensolverOptions, FreecurveError, type HermitianMatrix, type SymmetricMatrix } from '@freecurve/core'
import { copyMatrix } from './copy-matrix.ts'
import { openLibrary } from './open-library.ts'
import { readThreads } from './read-threads.ts'
import { solveDense } from './solve-dense.ts'
import { solverError } from './solver-error.ts'

/** How LAPACK is called. */
export interface LapackOptions extends EigensolverOptions {
  /**
   * The shared library that holds it: a path or a name that the system finds.
   * @default the environment variable FREECURVE_LAPACK, or else the first of the usual names that can be loaded
   */
  readonly library?: string | undefined
}

/**
 * All eigenvalues, ascending, of a symmetric or Hermitian matrix (n×n) by LAPACK's dsyevd or zheevd, which runs outside the
 * event loop on a copy of the matrix.
 *
 * @param options threads: the most that OpenBLAS may use, from 1 to 256, for the whole process while this call lasts; it is told
 *   no more than there are processors, and takes no more than it was built for (64 on Debian 12). By default its own choice.
 *   signal: rejects at once, but LAPACK cannot be stopped: it goes on in the background to its end. onProgress: told 0 and
 *   then 1, as LAPACK tells nothing in between.
 * @throws (as a rejection) E_MATRIX for a matrix that is not square, finite, and symmetric or Hermitian to 1e-10 of its
 *   largest entry, and where an eigenvalue is beyond the largest double; E_OPTION_VALUE for a number of threads that is none;
 *   E_SOLVER where koffi or the library is missing, where the library cannot be told a number of threads, and where LAPACK
 *   fails; the signal's reason once aborted.
 */
export async function lapackEigenvalues(
  matrix: SymmetricMatrix | HermitianMatrix,
  options: LapackOptions = {},
): Promise<Float64Array> {
  const { signal, onProgress, library = process.env.FREECURVE_LAPACK } = options
  const threads = readThreads(options.threads)
  signal?.throwIfAborted()
  const copy = copyMatrix(matrix)
  const lapack = await openLibrary(library)
  if (threads !== undefined && lapack.setThreads === undefined)
    throw solverError('the library cannot be told a number of threads', 'Leave the option threads out.')
  onProgress?.(0)
  const before = threads === undefined ? undefined : lapack.setThreads?.(threads)
  const work = solveDense(lapack, matrix.size, copy, matrix.imaginary !== undefined).finally(() => {
    if (before !== undefined) lapack.setThreads?.(before)
  })
  const values = await unlessAborted(work, signal)
  if (!values.every(Number.isFinite)) {
    const reason = 'an eigenvalue is larger than the largest double'
    throw new FreecurveError('E_MATRIX', `In this matrix of size ${matrix.size} ${reason}. Scale it down.`, { reason })
  }
  onProgress?.(1)
  return values
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  let stop = () => {}
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop)
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
