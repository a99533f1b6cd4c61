import {
  defineModelAdapter,
  FreecurveError,
  type ModelHost,
  type OpenOptions,
  type OptionValues,
  readOptions,
} from '@freecurve/core'
import {
  dataSchema,
  networkOrFileSchema,
  readDescription,
  readNetwork,
  readNetworkData,
  readWeights,
  sizeOf,
  strictFields,
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
      type: 'text',
      default: 'sum',
      doc: '"sum" of the outputs, "all" of them (rows are samples × outputs), or the number of one of them, from "0"',
    },
  },
} as const

const schema = strictFields({
  network: networkOrFileSchema,
  weights: weightsSchema,
  data: dataSchema,
  loss: v.optional(v.picklist(['cross-entropy', 'squared'])),
})

/** What a description names besides, as that of a Hessian does: gradients of outputs compare with nothing. */
const unreadOf = ({ data, loss }: v.InferOutput<typeof schema>): readonly string[] =>
  Object.entries({ ...data, loss }).flatMap(([field, value]) =>
    value !== undefined && ['labels', 'targets', 'loss'].includes(field) ? [field] : [],
  )

/**
 * {@link tangentKernel} from a model file: `{"network": …, "weights": "w.safetensors", "data": {"inputs": "x.npy"}}`. The file of a Hessian
 * does as well: its labels, targets and loss are not read, and the label says so.
 */
export const tangentKernelAdapter = defineModelAdapter({
  ...ABOUT,
  summary: 'Empirical neural tangent kernel of a network',
  example,
  open: async (description: unknown, host: ModelHost, given?: OptionValues, { signal }: OpenOptions = {}) => {
    signal?.throwIfAborted()
    const outputs = readOutputs(readOptions(ABOUT, given).outputs)
    const read = readDescription(schema, description)
    const { network: described, weights: where, data } = read
    const unread = unreadOf(read)
    const network = await readNetwork(described, host)
    const count = sizeOf(network.output)
    if (typeof outputs === 'number' && outputs >= count)
      throw refused(outputs, `the network has ${count} outputs, from 0`)
    const { samples, inputs } = await readNetworkData(network, { ...data, labels: undefined, targets: undefined }, host)
    const weights = await readWeights(network, where, host)
    signal?.throwIfAborted()
    const source = tangentKernel({ network, weights, samples, inputs, outputs })
    if (unread.length === 0) return source
    return Object.freeze({ ...source, label: `${source.label} (${unread.join(' and ')} not read)` })
  },
})

function readOutputs(given: string | null): 'sum' | 'all' | number {
  if (given === 'sum' || given === 'all') return given
  if (given !== null && /^\d+$/.test(given)) return Number(given)
  throw refused(given, 'it is "sum", "all" or the number of an output, as "3"')
}

const refused = (got: string | number | null, why: string) =>
  new FreecurveError('E_OPTION_VALUE', `Option "outputs" of the tangent kernel is ${got}: ${why}.`, {
    option: 'outputs',
    got,
  })
