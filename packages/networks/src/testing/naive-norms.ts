import type { LayerDescription } from '../description/network-schema.ts'
import type { Arithmetic } from './arithmetic.ts'
import type { NaiveTensor, NaiveWeights } from './naive-outputs.ts'

/** γ (x − μ)/√(σ² + ε) + β, with stored mean and variance or those of a group of features. */
export function naiveNorm<S>(
  on: Arithmetic<S>,
  layer: Extract<LayerDescription, { readonly type: 'batch-norm' | 'layer-norm' | 'group-norm' }>,
  { parameter, statistic }: NaiveWeights<S>,
  { shape, values }: NaiveTensor<S>,
): NaiveTensor<S> {
  const channels = layer.type === 'layer-norm' ? values.length : shape[0]!
  const channelOf = (k: number) => Math.floor((k * channels) / values.length)
  const scales = Array.from({ length: channels }, parameter)
  const shifts = Array.from({ length: channels }, parameter)
  const out = (k: number, mean: S, variance: S) => {
    const deviation = on.sqrt(on.add(variance, on.of(layer.epsilon)))
    const unit = on.divide(on.subtract(values[k]!, mean), deviation)
    return on.add(on.multiply(scales[channelOf(k)]!, unit), shifts[channelOf(k)]!)
  }
  if (layer.type === 'batch-norm') {
    const means = Array.from({ length: channels }, statistic)
    const variances = Array.from({ length: channels }, statistic)
    return { shape, values: values.map((_, k) => out(k, means[channelOf(k)]!, variances[channelOf(k)]!)) }
  }
  const width = values.length / (layer.type === 'group-norm' ? layer.groups : 1)
  const average = (list: readonly S[]) => on.divide(list.reduce(on.add), on.of(list.length))
  const groups = Array.from({ length: values.length / width }, (_, g) => values.slice(g * width, (g + 1) * width))
  const means = groups.map(average)
  const variances = groups.map((group, g) =>
    average(group.map((x) => on.multiply(on.subtract(x, means[g]!), on.subtract(x, means[g]!)))),
  )
  return {
    shape,
    values: values.map((_, k) => out(k, means[Math.floor(k / width)]!, variances[Math.floor(k / width)]!)),
  }
}
