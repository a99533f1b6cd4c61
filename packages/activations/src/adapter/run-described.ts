import { type ModelHost, modelError, type OpenOptions } from '@freecurve/core'
import { layerOutputs, type Network, readNetwork, readNetworkData, readWeights, sizeOf } from '@freecurve/networks'
import type { LayerActivations } from '@freecurve/onnx/run'
import type { DescribedLayer } from './description.ts'

/**
 * What a layer of a described network gives, in float64. Rejects with E_MODEL where network, weights, layer, data and constants do not
 * fit together; E_DOMAIN for activations that are not finite; what the host throws.
 */
export async function runDescribed(
  { network: described, weights: where, layer: name, data, constants = [] }: DescribedLayer,
  host: ModelHost,
  { signal, onProgress }: OpenOptions,
): Promise<LayerActivations> {
  const network = await readNetwork(described, host)
  const seen = { input: shapeWithout(network, constants.length), output: network.output }
  const { samples, inputs } = await readNetworkData(seen, data, host)
  const weights = await readWeights(network, where, host)
  const whole = { samples, inputs: withConstants(inputs, sizeOf(seen.input), constants) }
  const tell = (share: number) => onProgress?.(share, 'running the model')
  const { layer, values } = await layerOutputs(network, weights, whole, name, { signal, onProgress: tell })
  return {
    values,
    samples,
    shape: layer.shape,
    output: layer.name,
    operator: layer.type,
    type: 'float64',
    quantised: false,
  }
}

/** Shape of the samples in the data, which `count` constants follow. Throws E_MODEL where there is no room for them. */
function shapeWithout({ input }: Network, count: number): readonly number[] {
  if (count === 0) return input
  const [size, ...more] = input as readonly [number, ...number[]]
  if (more.length > 0 || size <= count)
    throw modelError(
      'constants',
      `${count} numbers are to follow those of every sample; the network takes [${input.join(', ')}], which leaves no list of numbers before them.`,
      count,
    )
  return [size - count]
}

/** Every row of a table with the constants after it. */
function withConstants(inputs: Float64Array, width: number, constants: readonly number[]): Float64Array {
  if (constants.length === 0) return inputs
  const rows = inputs.length / width
  const wide = width + constants.length
  const out = new Float64Array(rows * wide)
  for (let n = 0; n < rows; n++) {
    out.set(inputs.subarray(n * width, (n + 1) * width), n * wide)
    out.set(constants, n * wide + width)
  }
  return out
}
