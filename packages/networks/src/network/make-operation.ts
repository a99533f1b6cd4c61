import { modelError } from '@freecurve/core'
import { gelu } from '../activations/gelu.ts'
import { elu, leakyRelu, relu } from '../activations/kinked.ts'
import { sigmoid } from '../activations/sigmoid.ts'
import { silu, softplus, tanh } from '../activations/smooth.ts'
import type { LayerDescription, Pair } from '../description/network-schema.ts'
import { batchNorm } from '../operations/batch-norm.ts'
import { convolution } from '../operations/convolution.ts'
import { dense } from '../operations/dense.ts'
import { elementwise } from '../operations/elementwise.ts'
import type { Operation } from '../operations/operation.ts'
import { averagePool, maxPool } from '../operations/pool.ts'
import { sampleNorm } from '../operations/sample-norm.ts'
import { upsample } from '../operations/upsample.ts'
import { MOST_OF_SAMPLE } from './most-of-sample.ts'
import { sizeOf } from './network.ts'

/** An operation with the shape of its result, and the shapes of its tensors. */
interface Made {
  readonly operation: Operation
  readonly shape: readonly number[]
  readonly tensors: readonly Part[]
  readonly statistics: readonly Part[]
}

interface Part {
  readonly name: string
  readonly shape: readonly number[]
}

type Computed = Exclude<LayerDescription, { readonly type: 'residual' | 'concat' | 'flatten' | 'reshape' }>

/** Where the tensors begin that are made next. */
interface Next {
  readonly parameters: number
  readonly statistics: number
}

const ACTIVATIONS = { relu, gelu, silu, tanh, sigmoid, softplus }

/** The operation of a layer on inputs of the given shape. Throws E_MODEL at `path` where the shape does not suit it. */
export function makeOperation(layer: Computed, input: readonly number[], next: Next, path: string): Made {
  const size = sizeOf(input)
  const plain = (operation: Operation, shape = input): Made => ({ operation, shape, tensors: [], statistics: [] })
  switch (layer.type) {
    case 'dense':
      return makeDense(layer, input, next, path)
    case 'conv':
      return makeConvolution(layer, input, next, path)
    case 'max-pool':
    case 'average-pool': {
      const [channels, rows, columns] = imageOf(layer.type, input, path)
      const { kernel, stride = kernel } = layer
      const [outRows, outColumns] = outputOf([rows, columns], kernel, stride, [0, 0], path)
      const shape = { channels, rows, columns, outRows, outColumns, kernel, stride }
      return plain(layer.type === 'max-pool' ? maxPool(shape) : averagePool(shape), [channels, outRows, outColumns])
    }
    case 'global-average-pool': {
      const [channels, rows, columns] = imageOf(layer.type, input, path)
      const kernel = [rows, columns] as const
      const shape = { channels, rows, columns, outRows: 1, outColumns: 1, kernel, stride: kernel }
      return plain(averagePool(shape), [channels, 1, 1])
    }
    case 'upsample': {
      const [channels, rows, columns] = imageOf(layer.type, input, path)
      const { factor } = layer
      return plain(upsample(channels, rows, columns, factor), [channels, rows * factor[0], columns * factor[1]])
    }
    case 'batch-norm':
    case 'layer-norm':
    case 'group-norm':
      return makeNorm(layer, input, next, path)
    case 'leaky-relu':
      return plain(elementwise(size, leakyRelu(layer.slope)))
    case 'elu':
      return plain(elementwise(size, elu(layer.alpha)))
    default:
      return plain(elementwise(size, ACTIVATIONS[layer.type]))
  }
}

type Of<T extends Computed['type']> = Extract<Computed, { readonly type: T }>

function makeDense({ units, bias }: Of<'dense'>, input: readonly number[], next: Next, path: string): Made {
  if (input.length !== 1)
    throw modelError(
      path,
      `A dense layer reads a list of features, not [${input}]. Put a flatten layer before it.`,
      input,
    )
  const [inputs] = input as readonly [number]
  return {
    operation: dense({ inputs, units, bias, at: next.parameters }),
    shape: [units],
    tensors: withBias([units, inputs], bias),
    statistics: [],
  }
}

function makeConvolution(layer: Of<'conv'>, input: readonly number[], next: Next, path: string): Made {
  const { filters, kernel, stride, padding, groups, bias } = layer
  const [channels, rows, columns] = imageOf('conv', input, path)
  for (const [what, number] of [
    ['channels', channels],
    ['filters', filters],
  ] as const)
    if (number % groups !== 0)
      throw modelError(`${path}.groups`, `${number} ${what} cannot be shared out among ${groups} groups.`, groups)
  const [outRows, outColumns] = outputOf([rows, columns], kernel, stride, padding, path)
  const unfolded = (channels / groups) * kernel[0] * kernel[1] * outColumns
  if (!(unfolded <= MOST_OF_SAMPLE))
    throw modelError(
      path,
      `A row of the output reads ${unfolded} numbers of one sample; ${MOST_OF_SAMPLE} at most can be held.`,
      kernel,
    )
  const shape = { channels, rows, columns, outRows, outColumns, kernel, stride, padding, groups, filters, bias }
  return {
    operation: convolution({ ...shape, at: next.parameters }),
    shape: [filters, outRows, outColumns],
    tensors: withBias([filters, channels / groups, ...kernel], bias),
    statistics: [],
  }
}

function makeNorm(
  layer: Of<'batch-norm' | 'layer-norm' | 'group-norm'>,
  input: readonly number[],
  next: Next,
  path: string,
): Made {
  const { type, epsilon } = layer
  const size = sizeOf(input)
  const channels = type === 'layer-norm' ? size : input[0]!
  const groups = type === 'group-norm' ? layer.groups : 1
  if (channels % groups !== 0)
    throw modelError(`${path}.groups`, `${channels} channels cannot be shared out among ${groups} groups.`, groups)
  const affine = { size, spread: size / channels, at: next.parameters }
  const shape = type === 'layer-norm' ? input : [channels]
  return {
    operation:
      type === 'batch-norm'
        ? batchNorm({ ...affine, epsilon, statisticsAt: next.statistics })
        : sampleNorm({ ...affine, type, epsilon, groups }),
    shape: input,
    tensors: [
      { name: 'weight', shape },
      { name: 'bias', shape },
    ],
    statistics:
      type === 'batch-norm'
        ? [
            { name: 'running_mean', shape },
            { name: 'running_var', shape },
          ]
        : [],
  }
}

const withBias = (shape: readonly number[], bias: boolean): readonly Part[] => [
  { name: 'weight', shape },
  ...(bias ? [{ name: 'bias', shape: [shape[0]!] }] : []),
]

function imageOf(type: string, input: readonly number[], path: string): readonly [number, number, number] {
  if (input.length === 3) return input as unknown as readonly [number, number, number]
  throw modelError(path, `A ${type} layer reads [channels, rows, columns], not [${input}].`, input)
}

function outputOf(size: Pair, kernel: Pair, stride: Pair, padding: Pair, path: string): Pair {
  const along = (k: 0 | 1) => Math.floor((size[k] + 2 * padding[k] - kernel[k]) / stride[k]) + 1
  if (along(0) >= 1 && along(1) >= 1) return [along(0), along(1)]
  throw modelError(
    `${path}.kernel`,
    `A kernel of [${kernel}] does not fit into [${size}] padded by [${padding}].`,
    kernel,
  )
}
