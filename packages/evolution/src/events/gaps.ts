import type { Law } from '@freecurve/core'

/** A bulk, or an atom off all bulks. */
export interface Component {
  readonly left: number
  readonly right: number
  readonly mass: number
}

/** The connected components of a law's support, ascending; an atom on a bulk belongs to it. */
export function componentsOf({ atoms, bulks }: Law): readonly Component[] {
  const onBulk = (x: number, [a, b]: readonly [number, number]) => x >= a && x <= b
  return [
    ...bulks.map(({ support, mass }) => ({
      left: support[0],
      right: support[1],
      mass: atoms.reduce((sum, { x, weight }) => (onBulk(x, support) ? sum + weight : sum), mass),
    })),
    ...atoms
      .filter(({ x }) => bulks.every(({ support }) => !onBulk(x, support)))
      .map(({ x, weight }) => ({ left: x, right: x, mass: weight })),
  ].sort((p, q) => p.left - q.left)
}

/** The gaps between neighbouring components. */
export function gapsOf(law: Law): readonly (readonly [number, number])[] {
  const components = componentsOf(law)
  return components.slice(1).map(({ left }, k) => [components[k]!.right, left] as const)
}
