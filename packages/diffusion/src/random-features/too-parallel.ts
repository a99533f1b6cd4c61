import { type FreecurveError, outOfDomain } from '@freecurve/core'

/** Most terms of a series. With relu, correlations up to about 0.993 take fewer. Chosen. */
export const MOST_TERMS = 4096

/** E_DOMAIN for weights whose pair kernel takes too long a series: parallel rows under an activation that is not smooth. */
export const tooParallel = (rho: number): FreecurveError<'E_DOMAIN'> =>
  outOfDomain(
    'a random-feature score model',
    'weights',
    rho,
    `rows less parallel, or smaller, or the activation a smooth one: a pair of rows has a correlation whose series takes more than ${MOST_TERMS} terms`,
  )
