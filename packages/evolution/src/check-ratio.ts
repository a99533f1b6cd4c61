import { FreecurveError } from '@freecurve/core'

/**
 * Size ratios from its inverse to this are carried. Beyond, the bulk of a law that has lost its atoms is narrower, relative to where it
 * lies, than doubles can tell.
 */
const FARTHEST_RATIO = 1e9

/** Whether a size ratio is positive and within reach. */
export const isCarried = (ratio: number): boolean => ratio <= FARTHEST_RATIO && ratio >= 1 / FARTHEST_RATIO

/** Throws E_TARGET unless a size ratio is positive and within reach, see {@link isCarried}. */
export function checkRatio(ratio: number): void {
  if (!isCarried(ratio))
    throw new FreecurveError(
      'E_TARGET',
      `A size ratio n/n0 is a positive number (below 1: compression), at most ${FARTHEST_RATIO} to 1 either way; got ${ratio}.`,
      { got: ratio },
    )
}
