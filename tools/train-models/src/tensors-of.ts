import type { Network, Tensor, Weights } from '@freecurve/networks'
import type { WrittenTensor } from '@freecurve/spectra-io'

/** The tensors of a network by their names. */
export function tensorsOf(network: Network, { parameters, statistics }: Weights): readonly WrittenTensor[] {
  const cut = (values: Float64Array) => (tensor: Tensor) => ({
    name: tensor.name,
    shape: tensor.shape,
    values: values.subarray(tensor.at, tensor.at + tensor.size),
  })
  return [...network.parameters.map(cut(parameters)), ...network.statistics.map(cut(statistics))]
}
