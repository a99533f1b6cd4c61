import { type LayerDescription, networkSchema } from '../description/network-schema.ts'
import { readDescription } from '../description/read-description.ts'
import type { Arithmetic } from './arithmetic.ts'
import { naiveActivation } from './naive-activation.ts'
import { naiveConvolution, naivePool, naiveUpsample } from './naive-images.ts'
import { naiveNorm } from './naive-norms.ts'

/** A tensor of one sample. */
export interface NaiveTensor<S> {
  readonly shape: readonly number[]
  readonly values: readonly S[]
}

/** Parameters and statistics in the order of the layers, taken as they are needed. */
export interface NaiveWeights<S> {
  parameter(): S
  statistic(): S
}

/**
 * What a described network gives for one sample, by the definitions of its layers and nothing else, in any arithmetic: slow, short, and
 * independent of the package's own computation, which tests hold against it.
 */
export function naiveOutputs<S>(
  description: unknown,
  arithmetic: Arithmetic<S>,
  parameters: readonly S[],
  statistics: readonly S[],
  input: readonly S[],
): readonly S[] {
  const network = readDescription(networkSchema, description)
  const [nextParameter, nextStatistic] = [parameters.values(), statistics.values()]
  const weights = { parameter: () => nextParameter.next().value!, statistic: () => nextStatistic.next().value! }
  return sequence(arithmetic, network.layers, weights, { shape: network.input, values: input }).values
}

function sequence<S>(
  on: Arithmetic<S>,
  layers: readonly LayerDescription[],
  weights: NaiveWeights<S>,
  input: NaiveTensor<S>,
): NaiveTensor<S> {
  return layers.reduce((x, layer) => naiveLayer(on, layer, weights, x), input)
}

function naiveLayer<S>(
  on: Arithmetic<S>,
  layer: LayerDescription,
  weights: NaiveWeights<S>,
  x: NaiveTensor<S>,
): NaiveTensor<S> {
  switch (layer.type) {
    case 'dense':
      return naiveDense(on, layer, weights, x)
    case 'conv':
      return naiveConvolution(on, layer, weights, x)
    case 'max-pool':
    case 'average-pool':
      return naivePool(on, layer.type, layer.kernel, layer.stride ?? layer.kernel, x)
    case 'global-average-pool': {
      const kernel = [x.shape[1]!, x.shape[2]!] as const
      return naivePool(on, 'average-pool', kernel, kernel, x)
    }
    case 'upsample':
      return naiveUpsample(layer.factor, x)
    case 'flatten':
      return { shape: [x.values.length], values: x.values }
    case 'reshape':
      return { shape: layer.shape, values: x.values }
    case 'batch-norm':
    case 'layer-norm':
    case 'group-norm':
      return naiveNorm(on, layer, weights, x)
    case 'residual': {
      const { values } = sequence(on, layer.layers, weights, x)
      return { shape: x.shape, values: x.values.map((value, k) => on.add(value, values[k]!)) }
    }
    case 'concat': {
      const { shape, values } = sequence(on, layer.layers, weights, x)
      return { shape: [x.shape[0]! + shape[0]!, ...shape.slice(1)], values: [...x.values, ...values] }
    }
    default:
      return { shape: x.shape, values: x.values.map((value) => naiveActivation(on, layer, value)) }
  }
}

function naiveDense<S>(
  on: Arithmetic<S>,
  { units, bias }: Extract<LayerDescription, { readonly type: 'dense' }>,
  { parameter }: NaiveWeights<S>,
  x: NaiveTensor<S>,
): NaiveTensor<S> {
  const sums = Array.from({ length: units }, () =>
    x.values.reduce((sum, value) => on.add(sum, on.multiply(parameter(), value)), on.of(0)),
  )
  return { shape: [units], values: bias ? sums.map((sum) => on.add(sum, parameter())) : sums }
}
