import { FreecurveError } from '@freecurve/core'

/** The FreecurveError a call throws; fails on anything else, and when nothing is thrown. */
export function errorOf(run: () => unknown): FreecurveError {
  try {
    run()
  } catch (error) {
    if (error instanceof FreecurveError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
