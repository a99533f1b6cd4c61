import { FreecurveError } from '@freecurve/core'

/** The error a function throws; anything but a FreecurveError is thrown again, and nothing thrown is an error too. */
export function errorOf(run: () => unknown): FreecurveError {
  try {
    run()
  } catch (thrown) {
    if (thrown instanceof FreecurveError) return thrown
    throw thrown
  }
  throw new Error('nothing was thrown')
}

/** The code of that error. */
export const codeOf = (run: () => unknown): string => errorOf(run).code
