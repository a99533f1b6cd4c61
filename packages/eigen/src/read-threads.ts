import { FreecurveError } from '@freecurve/core'
import { availableThreads } from './wasm/thread-maker.ts'

/** Rows up to which one thread is as fast as two, which take some 40 ms to start. Measured on a loaded machine with two processors. */
const SMALL = 1000
/** Rows for each thread that is started unasked, so that every job has some 16 chunks for each. Chosen. */
const SHARE = 500

/**
 * The number of threads that is asked for, or else the default for so many rows.
 *
 * @throws E_OPTION_VALUE unless it is a whole number ≥ 1.
 */
export function readThreads(threads: number | undefined, rows: number): number {
  if (threads === undefined) return rows <= SMALL ? 1 : Math.min(availableThreads(), Math.floor(rows / SHARE))
  if (Number.isSafeInteger(threads) && threads >= 1) return threads
  const message = `threads must be a whole number from 1 on; got ${threads}. For example 2.`
  throw new FreecurveError('E_OPTION_VALUE', message, { option: 'threads', got: threads })
}
