import { modelError } from '@freecurve/core'
import { type LayerDescription, networkSchema } from '../description/network-schema.ts'
import { readDescription } from '../description/read-description.ts'
import { concatenation, sum } from '../operations/combine.ts'
import type { Operation } from '../operations/operation.ts'
import { createBuilder, type Place } from './builder.ts'
import { makeOperation } from './make-operation.ts'
import { type Network, sizeOf } from './network.ts'

/**
 * A network from its description (see {@link NetworkDescription}): shapes are worked out and checked, and every tensor of parameters
 * gets its place in one flat list, in the order of the layers.
 *
 * @throws E_MODEL that names the place of what does not fit.
 */
export function createNetwork(description: unknown): Network {
  const { input, layers } = readDescription(networkSchema, description)
  const builder = createBuilder(input)
  const last = addLayers(builder, layers, { step: 0, shape: input }, '', 'layers')
  return Object.freeze({ ...builder.finish(), input, output: last.shape })
}

type Builder = ReturnType<typeof createBuilder>

/** The layers of a sequence, one after the other; names are positions within `prefix`. */
function addLayers(
  builder: Builder,
  layers: readonly LayerDescription[],
  start: Place,
  prefix: string,
  path: string,
): Place {
  let place = start
  layers.forEach((layer, position) => {
    const name = layer.name ?? `${prefix}${position}`
    const here = `${path}.${position}`
    place =
      layer.type === 'residual' || layer.type === 'concat'
        ? addBranch(builder, layer, place, name, here)
        : addLayer(builder, layer, place, name, here)
    builder.addName({ name, type: layer.type, ...place }, here)
  })
  return place
}

function addLayer(builder: Builder, layer: SimpleLayer, place: Place, name: string, path: string): Place {
  if (layer.type === 'flatten') return { ...place, shape: [sizeOf(place.shape)] }
  if (layer.type === 'reshape') {
    if (sizeOf(layer.shape) !== sizeOf(place.shape))
      throw modelError(`${path}.shape`, `[${place.shape}] cannot be reshaped to [${layer.shape}].`, layer.shape)
    return { ...place, shape: layer.shape }
  }
  const { operation, shape, tensors, statistics } = makeOperation(layer, place.shape, builder.next(), path)
  for (const tensor of tensors) builder.addTensor('parameters', `${name}.${tensor.name}`, tensor.shape, path)
  for (const tensor of statistics) builder.addTensor('statistics', `${name}.${tensor.name}`, tensor.shape, path)
  return { step: builder.addStep(operation, [place.step], shape, path), shape }
}

type Branch = Extract<LayerDescription, { readonly type: 'residual' | 'concat' }>
type SimpleLayer = Exclude<LayerDescription, Branch>

/** x + f(x), or the channels of x and those of f(x). */
function addBranch(builder: Builder, { type, layers }: Branch, start: Place, name: string, path: string): Place {
  const end = addLayers(builder, layers, start, `${name}.`, `${path}.layers`)
  const [from, to] = [start.shape, end.shape]
  const same = from.length === to.length && from.every((n, k) => n === to[k] || (type === 'concat' && k === 0))
  if (!same)
    throw modelError(
      `${path}.layers`,
      `The layers turn [${from}] into [${to}]: a ${type} needs the same shape${type === 'concat' ? ' but for the channels' : ''}.`,
      to,
    )
  const operation: Operation = type === 'residual' ? sum(sizeOf(from)) : concatenation(sizeOf(from), sizeOf(to))
  const shape = type === 'residual' ? from : [from[0]! + to[0]!, ...from.slice(1)]
  return { step: builder.addStep(operation, [start.step, end.step], shape, path), shape }
}
