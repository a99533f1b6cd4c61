import type { LayerDescription, Pair } from '../description/network-schema.ts'
import type { Arithmetic } from './arithmetic.ts'
import type { NaiveTensor, NaiveWeights } from './naive-outputs.ts'

/** y[o, i, j] = b[o] + Σ_{c,u,v} W[o, c, u, v] x[g C + c, i s + u − p, j s + v − p], with C channels in each group g. */
export function naiveConvolution<S>(
  on: Arithmetic<S>,
  layer: Extract<LayerDescription, { readonly type: 'conv' }>,
  { parameter }: NaiveWeights<S>,
  x: NaiveTensor<S>,
): NaiveTensor<S> {
  const { filters, kernel, stride, padding, groups, bias } = layer
  const [channels, rows, columns] = x.shape as readonly [number, number, number]
  const own = channels / groups
  const weights = Array.from({ length: filters * own * kernel[0] * kernel[1] }, parameter)
  const biases = Array.from({ length: filters }, () => (bias ? parameter() : on.of(0)))
  const size = outputSize([rows, columns], kernel, stride, padding)
  const values = biases.flatMap((start, o) =>
    placesOf(size).map(([i, j]) => {
      let sum = start
      for (let c = 0; c < own; c++)
        for (const [u, v] of placesOf(kernel)) {
          const [row, column] = [i * stride[0] + u - padding[0], j * stride[1] + v - padding[1]]
          if (row < 0 || row >= rows || column < 0 || column >= columns) continue
          const channel = Math.floor(o / (filters / groups)) * own + c
          const weight = weights[((o * own + c) * kernel[0] + u) * kernel[1] + v]!
          sum = on.add(sum, on.multiply(weight, x.values[(channel * rows + row) * columns + column]!))
        }
      return sum
    }),
  )
  return { shape: [filters, ...size], values }
}

/** The mean or the largest number of each window. */
export function naivePool<S>(
  on: Arithmetic<S>,
  type: 'max-pool' | 'average-pool',
  kernel: Pair,
  stride: Pair,
  x: NaiveTensor<S>,
): NaiveTensor<S> {
  const [channels, rows, columns] = x.shape as readonly [number, number, number]
  const size = outputSize([rows, columns], kernel, stride, [0, 0])
  const values = Array.from({ length: channels }, (_, c) =>
    placesOf(size).map(([i, j]) => {
      const window: readonly S[] = placesOf(kernel).map(
        ([u, v]) => x.values[(c * rows + i * stride[0] + u) * columns + j * stride[1] + v]!,
      )
      if (type === 'max-pool') return window.reduce<S>((a, b) => (on.isPositive(on.subtract(b, a)) ? b : a), window[0]!)
      return on.divide(window.reduce(on.add), on.of(window.length))
    }),
  ).flat()
  return { shape: [channels, ...size], values }
}

/** Every number repeated over a block. */
export function naiveUpsample<S>(factor: Pair, x: NaiveTensor<S>): NaiveTensor<S> {
  const [channels, rows, columns] = x.shape as readonly [number, number, number]
  const size = [rows * factor[0], columns * factor[1]] as const
  const values = Array.from({ length: channels }, (_, c) =>
    placesOf(size).map(
      ([i, j]) => x.values[(c * rows + Math.floor(i / factor[0])) * columns + Math.floor(j / factor[1])]!,
    ),
  ).flat()
  return { shape: [channels, ...size], values }
}

const outputSize = (size: Pair, kernel: Pair, stride: Pair, padding: Pair): Pair => [
  Math.floor((size[0] + 2 * padding[0] - kernel[0]) / stride[0]) + 1,
  Math.floor((size[1] + 2 * padding[1] - kernel[1]) / stride[1]) + 1,
]

const placesOf = ([rows, columns]: Pair): readonly Pair[] =>
  Array.from({ length: rows * columns }, (_, k) => [Math.floor(k / columns), k % columns] as const)
