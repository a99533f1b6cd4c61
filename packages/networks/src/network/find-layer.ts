import { modelError, nearest } from '@freecurve/core'
import type { Layer, Network } from './network.ts'

/** Names that a message lists. */
const LISTED = 6

/** Layers up to which a message names all of them. */
const FEW = 20

/** The layer of a name. Throws E_MODEL with the names that there are, or with those that come nearest. */
export function findLayer({ layers }: Network, name: string): Layer {
  const found = layers.find((layer) => layer.name === name)
  if (found !== undefined) return found
  const names = layers.map((layer) => layer.name)
  const [which, told] =
    names.length > FEW ? ['Near it', nearest(name, names, LISTED)] : ['There are', nearest(name, names, names.length)]
  const hint = `${which}: ${told.map((other) => `"${other}"`).join(', ')}.`
  throw modelError('layer', `The network has no layer called "${name}". ${hint}`, name)
}
