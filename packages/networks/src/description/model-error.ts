import { FreecurveError } from '@freecurve/core'

/** E_MODEL: what is wrong at a place of a description, as in `layers.2.units`. */
export const modelError = (path: string, message: string, got?: unknown): FreecurveError<'E_MODEL'> =>
  new FreecurveError('E_MODEL', path === '' ? message : `${path}: ${message}`, { path, got })
