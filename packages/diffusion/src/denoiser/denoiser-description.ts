import { count, type ModelHost, modelError } from '@freecurve/core'
import {
  type DataDescription,
  inputSchema,
  type Network,
  networkOrFileSchema,
  readNetwork,
  readNetworkData,
  readWeights,
  sizeOf,
  strictFields,
  type WeightsDescription,
  weightsSchema,
} from '@freecurve/networks'
import * as v from 'valibot'
import { channelOf, type Denoiser, PREDICTIONS, type Prediction } from './denoiser.ts'
import type { Points } from './denoiser-inputs.ts'
import { TIME_INPUTS, type TimeInput } from './noise-level.ts'

/** The fields of a description that are about the denoiser and the points it is shown. */
export const denoiserEntries = {
  network: networkOrFileSchema,
  weights: weightsSchema,
  predicts: v.picklist(PREDICTIONS, 'a denoiser predicts "denoised" or "noise"'),
  timeInputs: v.optional(v.array(v.picklist(TIME_INPUTS, `a time input is one of ${TIME_INPUTS.join(', ')}`)), []),
  data: inputSchema,
  time: v.pipe(v.number(), v.finite(), v.gtValue(0, 'the time is a number above 0')),
}

/** A seed of noise. */
export const noiseSchema = strictFields({ seed: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })

/** What {@link denoiserEntries} read. */
export interface DenoiserDescription {
  readonly network: unknown
  readonly weights: WeightsDescription
  readonly predicts: Prediction
  readonly timeInputs: readonly TimeInput[]
  readonly data: DataDescription
  readonly time: number
}

/** A denoiser, and points as the data have them. */
export interface ReadDenoiser {
  readonly denoiser: Denoiser
  readonly points: Points & { readonly time: number }
}

/**
 * The denoiser and the points that a description names. Labels that come with classes are left aside.
 *
 * @throws E_MODEL where network, time inputs and data do not fit together; what the host throws.
 */
export async function readDenoiser(description: DenoiserDescription, host: ModelHost): Promise<ReadDenoiser> {
  const { network: described, weights: where, predicts, timeInputs, data, time } = description
  const network = await readNetwork(described, host)
  const [inputs, wanted] = [sizeOf(network.input), sizeOf(network.output) + timeInputs.length * channelOf(network)]
  if (inputs !== wanted)
    throw modelError(
      'network',
      `A denoiser with ${count(timeInputs.length, 'time input')} that gives [${network.output}] takes ${wanted} numbers; this one takes ${inputs}. Name its time inputs in "timeInputs".`,
      inputs,
    )
  const { inputs: points, samples } = await readNetworkData(pointsOf(network), data, host)
  const weights = await readWeights(network, where, host)
  return { denoiser: { network, weights, predicts, timeInputs }, points: { points, samples, time } }
}

/** The network as the data see it: points go in. */
const pointsOf = (network: Network): Network => ({ ...network, input: network.output })
