import { FreecurveError } from '@freecurve/core'
import { formatError } from '../format-error.ts'

/** Work on a member of an archive: what is wrong with the member is said with its name, as an error of the archive. */
export async function withinMember<R>(name: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof FreecurveError) || cause.code !== 'E_FILE_FORMAT') throw cause
    throw formatError('npz', `In "${name}": ${cause.message}`, undefined, cause)
  }
}
