import { requireThreads } from '@freecurve/core'
import { availableThreads } from './wasm/thread-maker.ts'

/** Rows up to which one thread is as fast as two, which take some 40 ms to start. Measured on a loaded machine with two processors. */
const SMALL = 1000
/** Rows for each thread that is started unasked, so that every job has some 16 chunks for each. Chosen. */
const SHARE = 500
/** Rows for each thread where threads are asked for: with fewer, a thread finds nothing left to do. Chosen. */
const LEAST = 64

/**
 * The number of threads that work on so many rows where at most so many are asked for, or else the default: never more than
 * there are processors, where that is known.
 *
 * @throws E_OPTION_VALUE unless what is asked for is a whole number from 1 to 256.
 */
export function readThreads(threads: number | undefined, rows: number): number {
  if (threads === undefined) return rows <= SMALL ? 1 : Math.min(availableThreads() ?? 1, Math.floor(rows / SHARE))
  requireThreads(threads)
  return Math.max(1, Math.min(threads, availableThreads() ?? threads, Math.floor(rows / LEAST)))
}
