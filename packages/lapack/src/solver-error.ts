import { FreecurveError } from '@freecurve/core'

/** E_SOLVER of LAPACK: what is wrong and what to do about it. */
export const solverError = (reason: string, advice: string, cause?: unknown): FreecurveError =>
  new FreecurveError('E_SOLVER', `LAPACK cannot be used: ${reason}. ${advice}`, { solver: 'lapack', reason }, { cause })
