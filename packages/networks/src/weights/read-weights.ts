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
  if (typeof description === 'string')
    return weightsFrom(network, await host.arrays(description), {}, { path, file: description })
  if ('seed' in description) return randomWeights(network, description.seed, { scale: description.scale })
  if ('file' in description) {
    const { file, names } = description
    return weightsFrom(network, await host.arrays(file), names, { path: `${path}.names`, file })
  }
  const entries = Object.entries(description.arrays)
  const arrays = await Promise.all(entries.map(async ([key, reference]) => ({ ...(await host.array(reference)), key })))
  return weightsFrom(network, arrays, {}, { path: `${path}.arrays`, file: 'The list' })
}

/**
 * Weights from the arrays of a file, found by their keys.
 *
 * @param names what the array of a tensor is called, where that is not the tensor's name
 * @param origin where the description speaks of them, and what holds the arrays, for messages
 * @throws as {@link readWeights}
 */
export async function weightsFrom(
  network: Network,
  arrays: readonly StoredArray[],
  names: { readonly [tensor: string]: string } = {},
  origin: Origin = { path: 'weights', file: 'The file' },
): Promise<Weights> {
  const { path, file } = origin
  const tensors = [...network.parameters, ...network.statistics]
  const unknown = Object.keys(names).find((name) => !tensors.some((tensor) => tensor.name === name))
  if (unknown !== undefined)
    throw modelError(
      path,
      `The network has no tensor "${unknown}". It has ${listOf(tensors.map(({ name }) => name))}.`,
      unknown,
    )
  const keyOf = ({ name }: Tensor) => names[name] ?? name
  const wanted = new Set(tensors.map(keyOf))
  const extra = arrays.find(({ key }) => !wanted.has(key) && !key.endsWith(IDLE))
  if (extra !== undefined)
    throw modelError(
      path,
      `Array "${extra.key}" of ${file} belongs to no tensor of the network, which has ${listOf(tensors.map(({ name }) => name))}.`,
      extra.key,
    )
  const read = async (list: readonly Tensor[]) => {
    const values = new Float64Array(list.reduce((sum, { size }) => sum + size, 0))
    for (const tensor of list) values.set(await valuesOf(tensor, keyOf(tensor), arrays, origin), tensor.at)
    return values
  }
  const weights = { parameters: await read(network.parameters), statistics: await read(network.statistics) }
  checkWeights(network, weights)
  return weights
}

/** Where weights are named, and what holds them. */
interface Origin {
  readonly path: string
  readonly file: string
}

/** Names that a message lists. */
const SHOWN = 20

const listOf = (names: readonly string[]): string =>
  names.length === 0
    ? 'none'
    : `${names.slice(0, SHOWN).join(', ')}${names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''}`

async function valuesOf(
  { name, shape }: Tensor,
  key: string,
  arrays: readonly StoredArray[],
  { path, file }: Origin,
): Promise<Float64Array> {
  const found = arrays.filter((array) => array.key === key)
  if (found.length !== 1) {
    const purpose = key === name ? '' : ` for the tensor ${name}`
    throw modelError(
      path,
      found.length === 0
        ? `${file} holds no array "${key}"${purpose}. There is: ${listOf(arrays.map((array) => array.key))}.`
        : `${file} holds ${found.length} arrays "${key}"${purpose}; one is wanted.`,
      key,
    )
  }
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
