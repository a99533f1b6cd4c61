import { FreecurveError } from './error.ts'

/** More threads than any machine this has been tried on has processors, by far; a larger number is a slip. Chosen. */
const MOST = 256

/** Throws E_OPTION_VALUE unless the number of threads that is asked for is a whole number from 1 to 256. */
export function requireThreads(threads: number): void {
  if (Number.isSafeInteger(threads) && threads >= 1 && threads <= MOST) return
  const message = `threads must be a whole number from 1 to ${MOST}; got ${threads}. For example 2.`
  throw new FreecurveError('E_OPTION_VALUE', message, { option: 'threads', got: threads })
}
