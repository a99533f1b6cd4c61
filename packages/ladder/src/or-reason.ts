import { isFreecurveError } from '@freecurve/core'

/** What a step gives, or why it gives nothing. */
export type OrReason<T> =
  | { readonly found: T; readonly reason?: never }
  | { readonly found?: never; readonly reason: string }

/** Runs a step of one rule among several: numbers that it cannot find (E_DOMAIN) are a reason against it, and no end of all. */
export function orReason<T>(step: () => T): OrReason<T> {
  try {
    return { found: step() }
  } catch (error) {
    if (isFreecurveError(error) && error.code === 'E_DOMAIN') return { reason: error.message }
    throw error
  }
}
