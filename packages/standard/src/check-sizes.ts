import { FreecurveError } from '@freecurve/core'

/** Throws E_TARGET unless there are target sizes and all are whole numbers from 1 on. */
export function checkSizes(sizes: readonly number[]): void {
  const bad = sizes.find((n) => !(Number.isSafeInteger(n) && n >= 1))
  if (bad !== undefined || sizes.length === 0)
    throw new FreecurveError(
      'E_TARGET',
      `A target size is a whole number from 1 on; got ${bad ?? 'none'}. For example --to 50000.`,
      { got: bad },
    )
}
