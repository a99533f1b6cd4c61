import { modelError, type PrincipalOptions, pauses } from '@freecurve/core'
import { checkInputs, type NetworkData } from '../data/network-data.ts'
import { batchesOf } from '../derivatives/batches.ts'
import { checkWeights } from '../weights/check-weights.ts'
import { findLayer } from './find-layer.ts'
import { type Layer, type Network, sizeOf, type Weights } from './network.ts'

/** What a layer gives for samples. */
export interface LayerOutputs {
  readonly layer: Layer
  /** N × shape of the layer, row-major. */
  readonly values: Float64Array
}

/**
 * What a layer of a network gives for samples; layers after it are not run.
 *
 * @param name its own, or its position: `3`, or `3.0` for the first layer inside the fourth
 * @param options signal and progress; its reason is thrown once it is aborted
 * @throws E_MODEL for a name that no layer has, and for more numbers than fit in memory; E_DOMAIN for outputs that are not finite, and
 * where weights or inputs do not suit the network
 */
export async function layerOutputs(
  network: Network,
  weights: Weights,
  data: Pick<NetworkData, 'samples' | 'inputs'>,
  name: string,
  { signal, onProgress }: PrincipalOptions = {},
): Promise<LayerOutputs> {
  const layer = findLayer(network, name)
  checkWeights(network, weights)
  checkInputs(network, data)
  const cut: Network = { ...network, steps: network.steps.slice(0, layer.step), output: layer.shape }
  const values = roomFor(data.samples, sizeOf(layer.shape))
  const pause = pauses(signal)
  for (const { outputs } of batchesOf({ network: cut, weights, data }, false)) {
    const { values: given, outputs: width, count, from } = outputs
    await pause()
    for (let n = 0; n < count; n++)
      for (let c = 0; c < width; c++) values[(from + n) * width + c] = given[c * count + n]!
    onProgress?.((from + count) / data.samples)
  }
  return { layer, values }
}

function roomFor(samples: number, width: number): Float64Array {
  try {
    return new Float64Array(samples * width)
  } catch (cause) {
    throw modelError(
      'data.samples',
      `${samples} samples of ${width} activations do not fit in memory. Take fewer samples, or a smaller layer.`,
      samples,
      cause,
    )
  }
}
