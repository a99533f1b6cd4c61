import { FreecurveError } from '@freecurve/core'

/** Throws E_TARGET unless 0 < from ≤ to, from finite: the ratios between which events are asked for. */
export function checkRange(from: number, to: number): void {
  if (!(from > 0 && Number.isFinite(from) && from <= to))
    throw new FreecurveError(
      'E_TARGET',
      `Events are asked for at size ratios from a positive number up to one no smaller (it may be Infinity); got from ${from} to ${to}. For example from 1 to 8.`,
      { got: [from, to] },
    )
}
