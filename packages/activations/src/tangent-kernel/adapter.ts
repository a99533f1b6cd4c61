import { defineModelAdapter, FreecurveError, type ModelHost, type OptionValues, readOptions } from '@freecurve/core'
import {
  dataSchema,
  networkOrFileSchema,
  readDescription,
  readNetwork,
  readNetworkData,
  readWeights,
  sizeOf,
  weightsSchema,
} from '@freecurve/networks'
import * as v from 'valibot'
import { example } from './example.ts'
import { tangentKernel } from './tangent-kernel.ts'

const ABOUT = {
  kind: 'model-adapter',
  id: 'tangent-kernel',
  options: {
    outputs: {
      type: 'choice',
      default: 'sum',
      choices: ['sum', 'all', 'one'],
      doc: 'the sum of the outputs, all of them (rows are samples × outputs), or one of them',
    },
    output: { type: 'integer', default: 0, min: 0, doc: 'number of the output, for outputs = one' },
  },
} as const

const schema = v.strictObject({ network: networkOrFileSchema, weights: weightsSchema, data: dataSchema })

/** {@link tangentKernel} from a model file: `{"network": …, "weights": "w.safetensors", "data": {"inputs": "x.npy"}}`. */
export const tangentKernelAdapter = defineModelAdapter({
  ...ABOUT,
  summary: 'Empirical neural tangent kernel of a network',
  example,
  open: async (description: unknown, host: ModelHost, given?: OptionValues) => {
    const { outputs, output } = readOptions(ABOUT, given)
    if (outputs !== 'one' && output !== 0) throw refused(output, 'it is read with outputs = one only')
    const { network: described, weights: where, data } = readDescription(schema, description)
    const network = await readNetwork(described, host)
    const { samples, inputs } = await readNetworkData(network, data, host)
    if (output >= sizeOf(network.output))
      throw refused(output, `the network has ${sizeOf(network.output)} outputs, from 0`)
    const weights = await readWeights(network, where, host)
    return tangentKernel({ network, weights, samples, inputs, outputs: outputs === 'one' ? output : outputs })
  },
})

const refused = (got: number, why: string) =>
  new FreecurveError('E_OPTION_VALUE', `Option "output" of the tangent kernel is ${got}: ${why}.`, {
    option: 'output',
    got,
  })
