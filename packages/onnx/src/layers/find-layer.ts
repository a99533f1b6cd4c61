import { modelError, nearest } from '@freecurve/core'
import type { OnnxLayer } from './layers-of.ts'

/** Where a layer's values are found. */
export interface FoundLayer {
  /** Name of the output. */
  readonly output: string
  readonly operator: string
}

/** Names that a message lists. */
const LISTED = 6

/**
 * The layer that a name means: that of an output, or of a node with one output.
 *
 * @throws E_MODEL with the names that come nearest, or the outputs of a node that has several.
 */
export function findLayer(layers: readonly OnnxLayer[], name: string): FoundLayer {
  const byOutput = layers.find(({ outputs }) => outputs.includes(name))
  if (byOutput !== undefined) return { output: name, operator: byOutput.operator }
  const named = layers.filter((layer) => layer.name === name && name !== '')
  const [node] = named
  if (node === undefined || named.length > 1) {
    const names = layers.flatMap((layer) => [...layer.outputs, ...(layer.name === '' ? [] : [layer.name])])
    const count = node === undefined ? 'no layer' : `${named.length} layers`
    const near = nearest(name, names, LISTED).map((other) => `"${other}"`)
    throw modelError('layer', `The model has ${count} called "${name}". Near it: ${near.join(', ') || 'none'}.`, name)
  }
  const [output] = node.outputs
  if (output === undefined || node.outputs.length > 1)
    throw modelError(
      'layer',
      `Node "${name}" has ${node.outputs.length} outputs; name one: ${node.outputs.join(', ')}.`,
      name,
    )
  return { output, operator: node.operator }
}
