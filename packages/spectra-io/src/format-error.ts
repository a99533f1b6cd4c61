import { FreecurveError } from '@freecurve/core'

/**
 * The error of a file that is not what its format says.
 *
 * @param at where it stops making sense: byte offset (npy), line number from 1 (text), index from 0 (json).
 */
export const formatError = (
  format: string,
  message: string,
  at?: number,
  cause?: unknown,
): FreecurveError<'E_FILE_FORMAT'> =>
  new FreecurveError('E_FILE_FORMAT', message, { format, at }, cause === undefined ? undefined : { cause })
