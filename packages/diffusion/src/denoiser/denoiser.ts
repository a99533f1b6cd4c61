import { outOfDomain, requireRecord } from '@freecurve/core'
import { checkWeights, type Network, sizeOf, type Weights } from '@freecurve/networks'
import { TIME_INPUTS, type TimeInput } from './noise-level.ts'

/** What a denoiser gives for x_t = e^(−t) x + √(1 − e^(−2t)) ξ: its guess of x, or of ξ. */
export const PREDICTIONS = ['denoised', 'noise'] as const

/** One of {@link PREDICTIONS}. */
export type Prediction = (typeof PREDICTIONS)[number]

/** The part of a {@link Denoiser} that does not depend on its weights. */
export interface DenoiserShape {
  /** Its output has the size d of a point; its input that, and behind it a channel for every time input. */
  readonly network: Network
  readonly predicts: Prediction
  /** What it is told of the noise level, in order, each as a whole channel (one number where the input is a list). @default [] */
  readonly timeInputs?: readonly TimeInput[] | undefined
}

/** A network that takes noise off its input. */
export interface Denoiser extends DenoiserShape {
  readonly weights: Weights
}

const WHAT = 'a denoiser'

/** d, the numbers of a point. Throws E_DOMAIN where the input does not consist of a point and the time inputs. */
export function checkShape(shape: DenoiserShape): number {
  requireRecord(WHAT, shape)
  const { network, predicts, timeInputs = [] } = shape
  requireRecord('the network', network)
  if (!PREDICTIONS.includes(predicts)) throw outOfDomain(WHAT, 'predicts', predicts, `one of ${PREDICTIONS.join(', ')}`)
  const unknown = timeInputs.find((input) => !TIME_INPUTS.includes(input))
  if (unknown !== undefined) throw outOfDomain(WHAT, 'timeInputs', unknown, `some of ${TIME_INPUTS.join(', ')}`)
  const [points, inputs] = [sizeOf(network.output), sizeOf(network.input)]
  if (inputs !== points + timeInputs.length * channelOf(network))
    throw outOfDomain(
      WHAT,
      'network',
      `[${network.input}] → [${network.output}]`,
      `a network whose input is a point of the size of its output and ${timeInputs.length} channels for time inputs behind it`,
    )
  return points
}

/** d. Throws E_DOMAIN where the parts of a denoiser do not fit together. */
export function checkDenoiser(denoiser: Denoiser): number {
  const points = checkShape(denoiser)
  checkWeights(denoiser.network, denoiser.weights)
  return points
}

/** Numbers of a channel: 1 where the input is a list. */
export const channelOf = ({ input }: Network): number => sizeOf(input.slice(1))
