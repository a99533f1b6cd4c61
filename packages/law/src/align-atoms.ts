import type { Law } from '@freecurve/core'
import { supportOf } from './questions.ts'

/** Atoms closer than this share of the laws' common size, the largest |x| in either support, are at the same place. */
const SAME_PLACE = 1e-12

/** Two laws with atoms that only rounding tells apart at the very same place, that of the leftmost of them. */
export function alignAtoms(a: Law, b: Law): readonly [Law, Law] {
  const size = Math.max(...[a, b].flatMap((law) => supportOf(law)).map(Math.abs))
  const places = [a, b].flatMap(({ atoms }) => atoms.map(({ x }) => x)).sort((p, q) => p - q)
  const moved = new Map<number, number>()
  places.forEach((x, k) => {
    const last = places[k - 1]
    moved.set(x, last !== undefined && x - last <= SAME_PLACE * size ? moved.get(last)! : x)
  })
  const align = (law: Law) => ({ ...law, atoms: law.atoms.map(({ x, weight }) => ({ x: moved.get(x)!, weight })) })
  return [align(a), align(b)]
}

/**
 * A law with its atoms in the places of another's, in their order, so that the two differ in shares alone; as it is where they have not as
 * many atoms.
 */
export const withAtomsOf = (law: Law, other: Law): Law =>
  law.atoms.length !== other.atoms.length
    ? law
    : { ...law, atoms: law.atoms.map(({ weight }, k) => ({ x: other.atoms[k]!.x, weight })) }

/** The weight of a law at one place. */
export const atomAt = (law: Law, x: number): number =>
  law.atoms.reduce((sum, atom) => (atom.x === x ? sum + atom.weight : sum), 0)
