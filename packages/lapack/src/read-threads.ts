import { availableParallelism } from 'node:os'
import { requireThreads } from '@freecurve/core'

/**
 * The number of threads that LAPACK is told where at most so many are asked for: no more than there are processors.
 *
 * @throws E_OPTION_VALUE unless what is asked for is a whole number from 1 to 256.
 */
export function readThreads(threads: number | undefined): number | undefined {
  if (threads === undefined) return undefined
  requireThreads(threads)
  return Math.min(threads, availableParallelism())
}
