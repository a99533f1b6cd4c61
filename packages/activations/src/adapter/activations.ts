import {
  defineModelAdapter,
  type MatrixSource,
  type ModelHost,
  type OpenOptions,
  type OptionValues,
  readOptions,
} from '@freecurve/core'
import type { LayerActivations } from '@freecurve/onnx/run'
import { activationGram } from '../gram/activation-gram.ts'
import { type ActivationsDescription, readActivationsDescription } from './description.ts'
import { example } from './example.ts'
import { runDescribed } from './run-described.ts'
import { runOnnx } from './run-onnx.ts'
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
 * Gram matrices of the activations X (N×p) of a layer of a network, X Xᵀ/p of samples or Xᵀ X/N of features, see {@link activationGram}. The
 * network is described, with its weights, or is an ONNX model; it is run when it is opened, an ONNX model by onnxruntime-web
 * (E_FILE_SUPPORT where that is not installed).
 */
export const activations = defineModelAdapter({
  ...ABOUT,
  summary: 'Gram matrix of the activations of a layer of a network (described, or ONNX), of samples or of features',
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
    const given = 'network' in model ? await runDescribed(model, host, opening) : await runOnnx(model, host, opening)
    const rows = positions === 'apart' ? apart(given, channels) : together(given)
    const independent = positions === 'together'
    const taken = independent ? '' : `, every position a sample of the channels, ${channelsOf(given.shape, channels)}`
    const gram = activationGram({ ...rows, of, centred: centred === 'yes', independent })
    return Object.freeze({ ...gram, label: `${labelOf(gram.label, given, model)}${taken}` })
  },
})

function labelOf(gram: string, { operator, output, quantised }: LayerActivations, model: ActivationsDescription) {
  const rounded = quantised ? ', rounded to 8 bits, which adds noise of its own' : ''
  return `${gram}, layer ${output} (${operator}) of ${nameOf(model)}${rounded}`
}

function nameOf(model: ActivationsDescription): string {
  if ('model' in model) return model.model
  return typeof model.network === 'string' ? model.network : 'a described network'
}

/** As in `the first dimension of [3, 4, 5]`. */
const channelsOf = (shape: readonly number[], place: ChannelPlace) =>
  `the ${channelsFirst(shape, place) ? 'first' : 'last'} dimension of [${shape.join(', ')}]`
