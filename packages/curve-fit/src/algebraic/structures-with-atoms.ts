import type { Place, QuadraticData } from './quadratic-data.ts'
import type { QuadraticLaw } from './quadratic-law.ts'
import { betweenPoles, checked, type QuadraticStructure, rootsAbout, withPole } from './quadratic-structure.ts'

/** A point mass of the data. */
type Mass = QuadraticData['atoms'][number]

/** A start is off Marchenko–Pastur by this factor, so that it is no border case. Chosen. */
const MARGIN = 1.02

/** r′ where r has an atom of a weight: w r (r − r′) = r² − 1. */
const otherRoot = (r: number, weight: number): number => r - (r * r - 1) / (weight * r)

/** The kinds of laws with the data's atoms, which keep place and weight: one beside the bulk, or one on either side. Empty for others. */
export function structuresWithAtoms(
  atom: Mass,
  second: Mass | undefined,
  { atoms, rest, zero, one }: QuadraticData,
): readonly QuadraticStructure[] {
  const [low, high] = [rest[0]!, rest[rest.length - 1]!]
  const inUnit = low > zero.at && high < one.at
  const side = atom.at < low ? -1 : atom.at > high ? 1 : 0
  if (side === 0 || atoms.length > 2) return []
  if (second !== undefined) return side < 0 && second.at > high ? [betweenAtoms(atom, second)] : []
  const { at: x, own, weight } = atom
  const r = side / Math.sqrt(1 - weight)
  // The other root lies on the other side where |r| is larger than Marchenko–Pastur's.
  const excessOf = (law: QuadraticLaw) => Math.log(Math.max(side * rootsAbout(x, law)[0], MARGIN * side * r) - 1)
  const mirrored: Place = own === 0 ? one : zero
  const ends = inUnit && (own === 0 || own === 1)
  return [
    {
      name: 'Marchenko–Pastur with its atom',
      poles: [own],
      numbersOf: (law) => [Math.log(law.width)],
      lawOf: ([log]: Float64Array) => withPole(x, Math.exp(log!), r, 0),
    },
    ...(ends
      ? [
          {
            name: 'poles at 0 and 1, one an atom',
            poles: [0, 1],
            numbersOf: (law: QuadraticLaw) => [excessOf(law)],
            lawOf: ([log]: Float64Array) => {
              const root = side * (1 + Math.exp(log!))
              const other = otherRoot(root, weight)
              return side < 0 ? betweenPoles(x, mirrored.at, root, other) : betweenPoles(mirrored.at, x, other, root)
            },
          },
        ]
      : []),
    {
      name: 'one atom',
      poles: [own],
      numbersOf: (law) => [Math.log(law.width), excessOf(law)],
      lawOf: ([log, excess]: Float64Array) => {
        const root = side * (1 + Math.exp(excess!))
        return withPole(x, Math.exp(log!), root, otherRoot(root, weight))
      },
    },
  ]
}

/** Two atoms leave nothing to choose: the corner α of a projection of rank p, w = 1 − p/α and 1 − (1 − p)/α. */
function betweenAtoms(left: Mass, right: Mass): QuadraticStructure {
  const corner = 1 / (2 - left.weight - right.weight)
  const rank = corner * (1 - left.weight)
  const length = right.at - left.at
  const middle = corner * (1 - rank) + rank * (1 - corner)
  const s = Math.sqrt(corner * (1 - rank) * rank * (1 - corner))
  const gamma = 1 - (corner * rank * (1 - rank)) / (s * s)
  const law = checked(left.at + length * middle, length * s, (middle - rank) / s, gamma)
  return { name: 'two atoms', poles: [left.own, right.own], numbersOf: () => [], lawOf: () => law }
}
