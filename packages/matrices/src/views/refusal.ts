import { FreecurveError, type StoredArray } from '@freecurve/core'

/** E_MATRIX for an array that cannot be seen as a matrix of some kind. */
export const refusal = (message: string, reason: string, got?: unknown): FreecurveError<'E_MATRIX'> =>
  new FreecurveError('E_MATRIX', message, { reason, got })

/** An array for people: its key, shape and type. */
export const named = ({ key, shape, type }: StoredArray): string =>
  `${key === '' ? 'The array' : `Array "${key}"`} (${type}, shape [${shape.join(', ')}])`
