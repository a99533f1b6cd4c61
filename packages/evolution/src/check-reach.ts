import { FreecurveError } from '@freecurve/core'

/** Throws E_TARGET unless a method without a curve reaches a ratio. */
export function checkReach(id: string, ratio: number, reaches: (ratio: number) => string | null): void {
  const why = reaches(ratio)
  if (why !== null)
    throw new FreecurveError('E_TARGET', `Ratio ${ratio} is out of reach of "${id}": ${why}.`, { got: ratio })
}
