import { createNetwork, type NetworkDescription, randomWeights, sizeOf } from '@freecurve/networks'
import type { Denoiser, TimeInput } from '../src/index.ts'

const NETWORKS = {
  /** Six numbers, through three units. */
  narrow: {
    input: [8],
    layers: [{ type: 'dense', units: 3 }, { type: 'tanh' }, { type: 'dense', units: 6 }],
  },
  /** Twenty numbers, through three units. */
  wide: {
    input: [22],
    layers: [{ type: 'dense', units: 3 }, { type: 'tanh' }, { type: 'dense', units: 20 }],
  },
  /** Images of 3×3 in one channel and two more for the time. */
  images: {
    input: [3, 3, 3],
    layers: [
      { type: 'conv', filters: 2, kernel: [3, 3], padding: [1, 1] },
      { type: 'silu' },
      { type: 'conv', filters: 1, kernel: [3, 3], padding: [1, 1] },
    ],
  },
} as const

/** Name of a network that tests use. */
export type NetworkName = keyof typeof NETWORKS

/** As a model file has it. */
export const descriptionOf = (name: NetworkName): object => NETWORKS[name]

/** A denoiser with random weights that is told signal and noise. */
export function denoiserOf(name: NetworkName, predicts: Denoiser['predicts'] = 'denoised'): Denoiser {
  const network = createNetwork(NETWORKS[name])
  const weights = randomWeights(network, 5)
  const parameters = weights.parameters.map((x, k) => x + 0.1 * Math.sin(k))
  return { network, weights: { ...weights, parameters }, predicts, timeInputs: ['signal', 'noise'] }
}

/** f(x) = W x with a matrix that is given, d×d row-major. */
export function linearDenoiser(matrix: Float64Array, predicts: Denoiser['predicts'], more: TimeInput[] = []): Denoiser {
  const dimension = Math.sqrt(matrix.length)
  const layers: NetworkDescription = {
    input: [dimension],
    layers: [{ type: 'dense', units: dimension, bias: false }],
  }
  return {
    network: createNetwork(layers),
    weights: { parameters: matrix, statistics: new Float64Array(0) },
    predicts,
    timeInputs: more,
  }
}

/** N points for a denoiser. */
export const pointsFor = ({ network }: Denoiser, samples: number): Float64Array =>
  Float64Array.from({ length: samples * sizeOf(network.output) }, (_, k) => Math.sin(1 + k * k))
