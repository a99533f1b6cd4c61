import { isFreecurveError } from '@freecurve/core'

/** Exit code of the command line for a prediction: 0 for one to be trusted, else 3. */
export const exitCodeOf = (trusted: boolean): number => (trusted ? 0 : 3)

/** Exit code of the command line where the product throws: 2 for misuse, 1 for a failure of its own. */
export const exitCodeOfThrown = (thrown: unknown): number =>
  isFreecurveError(thrown) && thrown.code !== 'E_PLUGIN_FAILED' ? 2 : 1
