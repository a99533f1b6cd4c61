import { FreecurveError } from '@freecurve/core'

/** E_MODEL for a part of what a layer is run with that does not fit the model. */
export const modelError = (path: string, message: string, got?: unknown, cause?: unknown): FreecurveError<'E_MODEL'> =>
  new FreecurveError('E_MODEL', message, { path, got }, cause === undefined ? undefined : { cause })
