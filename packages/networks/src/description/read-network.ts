import { FreecurveError, type ModelHost, modelError } from '@freecurve/core'
import * as v from 'valibot'
import { createNetwork } from '../network/create-network.ts'
import type { Network } from '../network/network.ts'
import type { DescriptionSchema } from './read-description.ts'

/** Schema of a field that holds a network description or the name of a JSON file with one. */
export const networkOrFileSchema: DescriptionSchema<unknown> = v.union(
  [v.pipe(v.string(), v.nonEmpty()), v.looseObject({})],
  'a network is {"input": …, "layers": …} or the name of a JSON file that holds one',
)

/**
 * The network that a field of a description holds or names.
 *
 * @param path of the field, for messages
 * @throws E_MODEL as {@link createNetwork}; what the host throws.
 */
export async function readNetwork(
  description: unknown,
  host: Pick<ModelHost, 'json'>,
  path = 'network',
): Promise<Network> {
  try {
    return createNetwork(typeof description === 'string' ? await host.json(description) : description)
  } catch (thrown) {
    if (!(thrown instanceof FreecurveError && thrown.code === 'E_MODEL')) throw thrown
    const { details, message } = thrown as FreecurveError<'E_MODEL'>
    throw modelError(
      [path, details.path].filter(Boolean).join('.'),
      message.replace(`${details.path}: `, ''),
      details.got,
    )
  }
}
