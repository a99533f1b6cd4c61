import { FreecurveError } from '@freecurve/core'

/** An option or a combination of options that makes no sense. */
export const misuse = (option: string, message: string): FreecurveError<'E_USAGE'> =>
  new FreecurveError('E_USAGE', message, { option })
