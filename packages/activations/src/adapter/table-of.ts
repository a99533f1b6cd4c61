import { modelError } from '@freecurve/core'
import type { LayerActivations, Numbers } from '@freecurve/onnx/run'

/** Rows that are samples, columns that are features. */
export interface Rows {
  readonly values: Numbers
  readonly samples: number
  readonly features: number
}

/** Where the channels of an activation map are: [channels, …positions], or [… positions, channels]. */
export type ChannelPlace = 'auto' | 'first' | 'last'

/** All that one input gave as one row. */
export function together({ values, samples, shape }: LayerActivations): Rows {
  return { values, samples, features: shape.reduce((product, n) => product * n, 1) }
}

/**
 * Every position of every input as a row of its channels: position q of sample n is row n Q + q. Channels come first in maps of three dimensions
 * or more ([channels, rows, columns]) and last in lists ([steps, channels]), unless said otherwise. E_MODEL for a layer without positions.
 */
export function apart({ values, samples, shape, output }: LayerActivations, place: ChannelPlace): Rows {
  if (shape.length < 2)
    throw modelError(
      'layer',
      `"${output}" gives [${shape.join(', ')}] for a sample: there are no positions to take apart.`,
      shape,
    )
  const first = channelsFirst(shape, place)
  const features = first ? shape[0]! : shape.at(-1)!
  const positions = shape.reduce((product, n) => product * n, 1) / features
  if (!first) return { values, samples: samples * positions, features }
  const turned = values instanceof Float32Array ? new Float32Array(values.length) : new Float64Array(values.length)
  const width = features * positions
  for (let n = 0; n < samples; n++)
    for (let c = 0; c < features; c++)
      for (let q = 0; q < positions; q++) turned[n * width + q * features + c] = values[n * width + c * positions + q]!
  return { values: turned, samples: samples * positions, features }
}

/** Whether channels are taken to be the first dimension of what one input gives, or the last. */
export const channelsFirst = (shape: readonly number[], place: ChannelPlace): boolean =>
  place === 'auto' ? shape.length > 2 : place === 'first'
