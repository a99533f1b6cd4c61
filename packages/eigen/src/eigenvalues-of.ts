import { type EigensolverOptions, FreecurveError, type HermitianMatrix, type SymmetricMatrix } from '@freecurve/core'
import { eigenvalueSteps } from './eigenvalue-steps.ts'
import { readThreads } from './read-threads.ts'
import { runSteps } from './run-steps.ts'
import { makeHelpers } from './wasm/make-helpers.ts'
import { threadMaker } from './wasm/thread-maker.ts'

/**
 * All eigenvalues of a symmetric or Hermitian matrix (n×n), ascending, length n, as long work: the event loop goes on meanwhile,
 * and several threads share the work. The eigenvalues are those of {@link symmetricEigenvalues} and
 * {@link hermitianEigenvalues} bit for bit, whatever the number of threads. The matrix must not be changed before the end.
 *
 * Threads need shared memory: in Node always, in browsers on cross-origin isolated pages. Elsewhere one thread does all.
 * They never keep the process alive, and are gone when the promise is settled.
 *
 * @param options threads: the most that may work, a whole number from 1 to 256; there are never more than processors, nor more
 *   than one for each 64 rows. By default 1 up to 1000 rows, where starting threads takes longer than they save, and else one
 *   for each processor and each 500 rows. signal: ends the work within about 50 ms. onProgress: by operations.
 * @throws (as a rejection) what {@link symmetricEigenvalues} and {@link hermitianEigenvalues} throw; E_OPTION_VALUE for a
 *   number of threads that is none; E_SOLVER where a thread fails; the signal's reason once aborted.
 */
export async function eigenvaluesOf(
  matrix: SymmetricMatrix | HermitianMatrix,
  options: EigensolverOptions = {},
): Promise<Float64Array> {
  const { signal, onProgress } = options
  const threads = readThreads(options.threads, matrix.imaginary === undefined ? matrix.size : 2 * matrix.size)
  signal?.throwIfAborted()
  const make = threads > 1 ? threadMaker() : undefined
  if (make === undefined) return runSteps(eigenvalueSteps(matrix, { room: 'own' }), signal, onProgress)
  const helpers = makeHelpers(make, threads - 1)
  const steps = eigenvalueSteps(matrix, {
    room: 'shared',
    onKernel: helpers.join,
    onWait: () => {
      if (helpers.failure !== undefined) throw threadFailed(helpers.failure)
    },
  })
  try {
    return await runSteps(steps, signal, onProgress)
  } finally {
    await helpers.end()
  }
}

function threadFailed(cause: unknown): FreecurveError {
  const reason = 'a thread failed'
  const message = `While eigenvalues were computed ${reason}: ${cause}. Ask for one thread.`
  return new FreecurveError('E_SOLVER', message, { solver: 'wasm', reason }, { cause })
}
