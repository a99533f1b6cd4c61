import { FreecurveError } from '@freecurve/core'

/** What a call throws, or rejects with; anything but a FreecurveError is thrown on. */
export async function errorOf(run: () => unknown): Promise<FreecurveError> {
  try {
    await run()
  } catch (error) {
    if (error instanceof FreecurveError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
