import {
  defineModelAdapter,
  heldHost,
  type ModelHost,
  modelError,
  readOptions,
  type StoredArray,
} from '@freecurve/core'
import { type RandomFeatureDescription, readRandomFeatures } from './description.ts'
import { type FeatureRows, normalData, normalRows } from './feature-rows.ts'
import { randomFeatureScoreOf } from './random-feature-score.ts'

const ABOUT = {
  kind: 'model-adapter',
  id: 'random-features',
  options: {
    form: {
      type: 'choice',
      default: 'exact',
      choices: ['exact', 'gaussian-equivalent'],
      doc: 'the mean over the noise as it is, or low rank and isotropic, with all eigenvalues at any number of features',
    },
    activation: {
      type: 'choice',
      default: 'tanh',
      choices: ['tanh', 'erf', 'relu', 'sigmoid'],
      doc: 'the activation function of the features',
    },
  },
} as const

/**
 * The feature matrix U of a random-feature score model out of `{ dimension, features, samples, time, weights, data }`: weights are
 * `{ seed }` (standard normal, never held as a whole) or name an array (features × dimension); data are `{ seed, variances? }` or name
 * an array (samples × dimension). See {@link randomFeatureScoreOf}.
 */
export const randomFeaturesAdapter = defineModelAdapter({
  ...ABOUT,
  summary: 'Feature matrix of a random-feature score model of diffusion, the noise averaged exactly',
  open: async (given, host, values, { signal } = {}) => {
    signal?.throwIfAborted()
    const options = readOptions(ABOUT, values)
    const description = readRandomFeatures(given)
    const { dimension, features, samples, time } = description
    const [weights, data] = [await weightsOf(description, host), await dataOf(description, host)]
    signal?.throwIfAborted()
    const { activation, form } = options
    return randomFeatureScoreOf({ weights, features, dimension, data, samples, time, activation }, { form })
  },
  example: {
    description: { dimension: 3, features: 9, samples: 4, time: 0.1, weights: { seed: 1 }, data: { seed: 1 } },
    host: heldHost(),
  },
})

async function weightsOf(description: RandomFeatureDescription, host: ModelHost): Promise<FeatureRows> {
  const { weights, dimension, features } = description
  if (typeof weights === 'object') return normalRows(weights.seed, dimension)
  const table = await tableOf(host, 'weights', weights, [features, dimension])
  return (indices) => rowsOf(table, 'weights', indices, dimension)
}

async function dataOf({ data, dimension, samples }: RandomFeatureDescription, host: ModelHost): Promise<Float64Array> {
  if (typeof data === 'object') return normalData(data.seed, samples, dimension, data.variances)
  const table = await tableOf(host, 'data', data, [samples, dimension])
  return rowsOf(table, 'data', upTo(samples), dimension)
}

async function tableOf(
  host: ModelHost,
  path: string,
  reference: string,
  shape: readonly [number, number],
): Promise<StoredArray> {
  const table = await host.array(reference)
  if (table.shape.length === 2 && table.shape.every((length, k) => length === shape[k])) return table
  throw modelError(path, `${reference} must be ${shape.join(' × ')}; it is ${table.shape.join(' × ')}.`, table.shape)
}

async function rowsOf(table: StoredArray, path: string, rows: Uint32Array, dimension: number): Promise<Float64Array> {
  const { values, imaginary } = await table.block(rows, upTo(dimension))
  if (imaginary !== undefined) throw modelError(path, 'The array must be real; it is complex.', table.type)
  return values
}

const upTo = (count: number) => Uint32Array.from({ length: count }, (_, k) => k)
