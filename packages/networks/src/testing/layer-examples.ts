import { createRandom } from '@freecurve/numerics'
import type { Problem } from '../derivatives/problem.ts'
import { createNetwork } from '../network/create-network.ts'
import { sizeOf } from '../network/network.ts'
import { randomWeights } from '../weights/random-weights.ts'

/** A tiny problem that has a layer of some type in its middle. */
export interface LayerExample {
  /** Of the layer it is about. */
  readonly layer: string
  readonly description: unknown
  readonly problem: Problem
}

const SAMPLES = 2

const head = [{ type: 'flatten' }, { type: 'dense', units: 2 }] as const
const conv = { type: 'conv', filters: 2, kernel: [2, 2] } as const
const image = (...layers: readonly object[]) => ({ input: [1, 4, 3], layers: [conv, ...layers, ...head] })
const line = (...layers: readonly object[]) => ({
  input: [2],
  layers: [{ type: 'dense', units: 4 }, ...layers, { type: 'dense', units: 2 }],
})

/** Networks by the layer that they are about, each followed and preceded by parameters. */
const NETWORKS: { readonly [layer: string]: object } = {
  dense: line({ type: 'dense', units: 2 }, { type: 'tanh' }, { type: 'dense', units: 3, bias: false }),
  conv: image(
    { type: 'tanh' },
    { type: 'conv', filters: 2, kernel: [3, 2], stride: [2, 1], padding: [1, 1] },
    { type: 'tanh' },
  ),
  'conv in groups': image(
    { type: 'tanh' },
    { type: 'conv', filters: 4, kernel: [2, 1], groups: 2, bias: false },
    { type: 'sigmoid' },
    { type: 'global-average-pool' },
  ),
  'max-pool': image({ type: 'silu' }, { type: 'max-pool', kernel: [2, 2], stride: [1, 1] }),
  'average-pool': image({ type: 'silu' }, { type: 'average-pool', kernel: [2, 1] }),
  'global-average-pool': image({ type: 'silu' }, { type: 'global-average-pool' }),
  upsample: image({ type: 'max-pool', kernel: [2, 2] }, { type: 'upsample', factor: [2, 1] }, { type: 'tanh' }),
  reshape: line({ type: 'tanh' }, { type: 'reshape', shape: [1, 2, 2] }, conv, { type: 'tanh' }, { type: 'flatten' }),
  'batch-norm': image({ type: 'batch-norm' }, { type: 'tanh' }),
  'layer-norm': line({ type: 'layer-norm' }, { type: 'tanh' }),
  'layer-norm of images': image({ type: 'tanh' }, { type: 'max-pool', kernel: [2, 1] }, { type: 'layer-norm' }),
  'group-norm': image({ type: 'group-norm', groups: 2 }, { type: 'silu' }, { type: 'average-pool', kernel: [3, 1] }),
  relu: line({ type: 'relu' }),
  'leaky-relu': line({ type: 'leaky-relu', slope: 0.2 }),
  elu: line({ type: 'elu', alpha: 1.5 }),
  gelu: line({ type: 'gelu' }),
  silu: line({ type: 'silu' }),
  tanh: line({ type: 'tanh' }),
  sigmoid: line({ type: 'sigmoid' }),
  softplus: line({ type: 'softplus' }),
  residual: line({ type: 'residual', layers: [{ type: 'tanh' }, { type: 'dense', units: 4 }, { type: 'gelu' }] }),
  concat: image(
    { type: 'concat', layers: [{ type: 'conv', filters: 1, kernel: [1, 1] }, { type: 'tanh' }] },
    { type: 'max-pool', kernel: [3, 2] },
  ),
}

/** For every layer type a tiny problem, with weights, statistics and data drawn at random. */
export const layerExamples: readonly LayerExample[] = Object.entries(NETWORKS).flatMap(([layer, description], k) =>
  (['cross-entropy', 'squared'] as const)
    .filter((loss) => loss === 'cross-entropy' || layer === 'dense')
    .map((loss) => ({
      layer: loss === 'squared' ? 'squared loss' : layer,
      description,
      problem: exampleProblem(description, loss, k + 1),
    })),
)

/** A problem with random numbers everywhere, two samples. */
export function exampleProblem(description: unknown, loss: Problem['loss'], seed: number): Problem {
  const network = createNetwork(description)
  const { normal, uniform } = createRandom(seed)
  const list = (length: number) => Float64Array.from({ length }, normal)
  const { parameters, statistics } = randomWeights(network, seed)
  const outputs = sizeOf(network.output)
  return {
    network,
    weights: {
      parameters: parameters.map((x) => x + 0.1 * normal()),
      statistics: statistics.map((x) => x + 0.5 * uniform()),
    },
    data: {
      samples: SAMPLES,
      inputs: list(SAMPLES * sizeOf(network.input)),
      labels: Uint32Array.from({ length: SAMPLES }, (_, n) => n % outputs),
      targets: list(SAMPLES * outputs),
    },
    loss,
  }
}
