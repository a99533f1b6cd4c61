import {
  defineModelAdapter,
  type MatrixSource,
  type ModelHost,
  type OpenOptions,
  type OptionValues,
  readOptions,
} from '@freecurve/core'
import { type GivenArray, type LayerActivations, runLayer } from '@freecurve/onnx/run'
import { readInputs } from '../data/read-inputs.ts'
import { activationGram } from '../gram/activation-gram.ts'
import { type ActivationsDescription, readActivationsDescription } from './description.ts'
import { example } from './example.ts'
import { apart, type ChannelPlace, channelsFirst, together } from './table-of.ts'

const ABOUT = {
  kind: 'model-adapter',
  id: 'activations',
  options: {
    of: {
      type: 'choice',
      default: 'samples',
      choices: ['samples', 'features'],
      doc: 'X Xᵀ/p, whose rows are samples, or Xᵀ X/N, whose rows are features',
    },
    centred: {
      type: 'choice',
      default: 'no',
      choices: ['no', 'yes'],
      doc: 'whether the mean over all samples is taken off every feature first',
    },
    positions: {
      type: 'choice',
      default: 'together',
      choices: ['together', 'apart'],
      doc: 'all that one input gives is one sample, or every position of a map is a sample of its channels',
    },
    channels: {
      type: 'choice',
      default: 'auto',
      choices: ['auto', 'first', 'last'],
      doc: 'where channels are in what one input gives, for positions apart: first in maps and last in lists, unless said',
    },
  },
} as const

/**
 * Gram matrices of the activations X (N×p) of a layer of an ONNX model, X Xᵀ/p of samples or Xᵀ X/N of features, see
 * {@link activationGram}. The model is run when it is opened, by onnxruntime-web (E_FILE_SUPPORT where that is not installed).
 */
export const activations = defineModelAdapter({
  ...ABOUT,
  summary: 'Gram matrix of the activations of a layer of an ONNX model, of samples or of features',
  example,
  open: async (
    description: unknown,
    host: ModelHost,
    options?: OptionValues,
    opening: OpenOptions = {},
  ): Promise<MatrixSource> => {
    opening.signal?.throwIfAborted()
    const { of, centred, positions, channels } = readOptions(ABOUT, options)
    const model = readActivationsDescription(description)
    const given = await runDescribed(model, host, opening)
    const rows = positions === 'apart' ? apart(given, channels) : together(given)
    const independent = positions === 'together'
    const taken = independent ? '' : `, every position a sample of the channels, ${channelsOf(given.shape, channels)}`
    const gram = activationGram({ ...rows, of, centred: centred === 'yes', independent })
    return Object.freeze({ ...gram, label: `${labelOf(gram.label, given, model)}${taken}` })
  },
})

async function runDescribed(
  model: ActivationsDescription,
  host: ModelHost,
  { signal, onProgress }: OpenOptions,
): Promise<LayerActivations> {
  const { layer, input, batch } = model
  const file = await host.bytes(model.model)
  const bytes = await file.read(0, file.size)
  const inputs = await readInputs(model.data, host)
  const constants: { [input: string]: GivenArray | number } = {}
  for (const [name, value] of Object.entries(model.constants ?? {}))
    constants[name] = typeof value === 'number' ? value : await (await host.array(value)).read()
  const tell = (share: number) => onProgress?.(share, 'running the model')
  return runLayer(bytes, { layer, inputs, input, batch, constants, signal, onProgress: tell })
}

function labelOf(gram: string, { operator, output, quantised }: LayerActivations, { model }: ActivationsDescription) {
  const rounded = quantised ? ', rounded to 8 bits, which adds noise of its own' : ''
  return `${gram}, layer ${output} (${operator}) of ${model}${rounded}`
}

/** As in `the first dimension of [3, 4, 5]`. */
const channelsOf = (shape: readonly number[], place: ChannelPlace) =>
  `the ${channelsFirst(shape, place) ? 'first' : 'last'} dimension of [${shape.join(', ')}]`
