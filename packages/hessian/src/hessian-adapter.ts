import { defineModelAdapter, modelError, readOptions } from '@freecurve/core'
import {
  dataSchema,
  networkOrFileSchema,
  readDescription,
  readNetwork,
  readNetworkData,
  readWeights,
  strictFields,
  weightsSchema,
} from '@freecurve/networks'
import * as v from 'valibot'
import { example } from './example.ts'
import { hessianOf } from './hessian-of.ts'
import { HESSIAN_OPTIONS } from './hessian-options.ts'

const ABOUT = {
  kind: 'model-adapter',
  id: 'hessian',
  options: HESSIAN_OPTIONS,
} as const

const schema = strictFields({
  network: networkOrFileSchema,
  weights: weightsSchema,
  data: dataSchema,
  loss: v.picklist(['cross-entropy', 'squared'], 'the loss is "cross-entropy" or "squared"'),
})

/**
 * {@link hessianOf} from a model file:
 * `{"network": …, "weights": "w.safetensors", "data": {"inputs": "x.npy", "labels": "y.npy"}, "loss": "cross-entropy"}`.
 */
export const hessianAdapter = defineModelAdapter({
  ...ABOUT,
  summary: 'Hessian, Gauss–Newton or Fisher matrix of the training loss of a network',
  example,
  async open(description, host, given, opening = {}) {
    opening.signal?.throwIfAborted()
    const options = readOptions(ABOUT, given)
    const { network: described, weights: where, data: source, loss } = readDescription(schema, description)
    const network = await readNetwork(described, host)
    const data = await readNetworkData(network, source, host)
    const [wanted, unread] = loss === 'squared' ? (['targets', 'labels'] as const) : (['labels', 'targets'] as const)
    if (data[wanted] === undefined)
      throw modelError('data', `The loss ${loss} compares with ${wanted}; there are none.`)
    if (data[unread] !== undefined)
      throw modelError('data', `The loss ${loss} does not read ${unread}. Leave them out.`)
    const weights = await readWeights(network, where, host)
    return hessianOf({ network, weights, data, loss, ...options }, opening)
  },
})
