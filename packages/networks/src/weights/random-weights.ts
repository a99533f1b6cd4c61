import { createRandom } from '@freecurve/numerics'
import type { Network, Tensor, Weights } from '../network/network.ts'

/** Options of {@link randomWeights}. */
export interface RandomWeightsOptions {
  /** `he`: variance 2/inputs; `glorot`: variance 2/(inputs + outputs). @default 'he' */
  readonly scale?: 'he' | 'glorot'
}

/**
 * Weights to start a training from: normal numbers for dense and convolution layers, with the fan of one output of a layer (He et al.
 * 2015) or of both sides (Glorot, Bengio 2010); biases and shifts 0, scales of norms 1, stored means 0 and variances 1.
 *
 * @param seed a whole number from 0 to 2^53 − 1; the same seed gives the same weights everywhere
 * @throws E_DOMAIN for any other seed.
 */
export function randomWeights(network: Network, seed: number, { scale = 'he' }: RandomWeightsOptions = {}): Weights {
  const { normal } = createRandom(seed)
  const parameters = new Float64Array(network.size)
  for (const tensor of network.parameters) {
    const values = parameters.subarray(tensor.at, tensor.at + tensor.size)
    if (isScale(network, tensor)) values.fill(1)
    else if (tensor.name.endsWith('.weight')) {
      const deviation = Math.sqrt(2 / fanOf(tensor, scale))
      for (let k = 0; k < values.length; k++) values[k] = deviation * normal()
    }
  }
  const statistics = new Float64Array(network.statistics.reduce((sum, { size }) => sum + size, 0))
  for (const { name, at, size } of network.statistics)
    if (name.endsWith('.running_var')) statistics.fill(1, at, at + size)
  return { parameters, statistics }
}

const isScale = ({ layers }: Network, { name }: Tensor) =>
  layers.some((layer) => `${layer.name}.weight` === name && layer.type.endsWith('-norm'))

function fanOf({ shape, size }: Tensor, scale: 'he' | 'glorot'): number {
  const inputs = size / shape[0]!
  return scale === 'he' ? inputs : inputs + (shape[0]! * inputs) / shape[1]!
}
