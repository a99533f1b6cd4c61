import { type ModelHost, modelError, type StoredArray } from '@freecurve/core'
import type { Network, Tensor, Weights } from '../network/network.ts'
import { checkWeights } from './check-weights.ts'
import { randomWeights } from './random-weights.ts'
import type { WeightsDescription } from './weights-schema.ts'

/** What torch stores with a batch norm and nobody needs afterwards. */
const IDLE = '.num_batches_tracked'

/**
 * The weights that a description names.
 *
 * @throws E_MODEL for a tensor that is missing, of another shape, or complex, and for arrays of a file that belong to no tensor; E_DOMAIN
 * for numbers that are not finite; what the host throws.
 */
export async function readWeights(
  network: Network,
  description: WeightsDescription,
  host: Pick<ModelHost, 'array' | 'arrays'>,
  path = 'weights',
): Promise<Weights> {
  if (typeof description === 'string') return weightsFrom(network, await host.arrays(description), {}, path)
  if ('seed' in description) return randomWeights(network, description.seed, { scale: description.scale })
  if ('file' in description)
    return weightsFrom(network, await host.arrays(description.file), description.names, `${path}.names`)
  const entries = Object.entries(description.arrays)
  const arrays = await Promise.all(entries.map(async ([key, reference]) => ({ ...(await host.array(reference)), key })))
  return weightsFrom(network, arrays, {}, `${path}.arrays`)
}

/**
 * Weights from the arrays of a file, found by their keys.
 *
 * @param names what the array of a tensor is called, where that is not the tensor's name
 * @param path where the description speaks of them, for messages
 * @throws as {@link readWeights}
 */
export async function weightsFrom(
  network: Network,
  arrays: readonly StoredArray[],
  names: { readonly [tensor: string]: string } = {},
  path = 'weights',
): Promise<Weights> {
  const tensors = [...network.parameters, ...network.statistics]
  const unknown = Object.keys(names).find((name) => !tensors.some((tensor) => tensor.name === name))
  if (unknown !== undefined)
    throw modelError(path, `The network has no tensor "${unknown}". It has: ${namesOf(tensors)}.`, unknown)
  const keyOf = ({ name }: Tensor) => names[name] ?? name
  const wanted = new Set(tensors.map(keyOf))
  const extra = arrays.find(({ key }) => !wanted.has(key) && !key.endsWith(IDLE))
  if (extra !== undefined)
    throw modelError(path, `Array "${extra.key}" belongs to no tensor of the network: ${namesOf(tensors)}.`, extra.key)
  const read = async (list: readonly Tensor[]) => {
    const values = new Float64Array(list.reduce((sum, { size }) => sum + size, 0))
    for (const tensor of list) values.set(await valuesOf(tensor, keyOf(tensor), arrays, path), tensor.at)
    return values
  }
  const weights = { parameters: await read(network.parameters), statistics: await read(network.statistics) }
  checkWeights(network, weights)
  return weights
}

const namesOf = (list: readonly Tensor[]) => list.map(({ name }) => name).join(', ')

async function valuesOf(
  { name, shape }: Tensor,
  key: string,
  arrays: readonly StoredArray[],
  path: string,
): Promise<Float64Array> {
  const found = arrays.filter((array) => array.key === key)
  if (found.length !== 1)
    throw modelError(
      path,
      `There ${found.length === 0 ? 'is no array' : 'are several arrays'} "${key}" for the tensor ${name}.`,
      key,
    )
  const [array] = found as [StoredArray]
  if (String(array.shape) !== String(shape))
    throw modelError(
      path,
      `Array "${key}" has the shape [${array.shape}]; the tensor ${name} has [${shape}].`,
      array.shape,
    )
  const { values, imaginary } = await array.read()
  if (imaginary !== undefined) throw modelError(path, `Array "${key}" is complex; weights are real.`, key)
  return values
}
