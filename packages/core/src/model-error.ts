import { FreecurveError } from './error.ts'

/** E_MODEL: what is wrong at a place of a description, as in `layers.2.units`; an empty place is the whole. */
export const modelError = (path: string, message: string, got?: unknown, cause?: unknown): FreecurveError<'E_MODEL'> =>
  new FreecurveError(
    'E_MODEL',
    path === '' ? message : `${path}: ${message}`,
    { path, got },
    cause === undefined ? undefined : { cause },
  )
