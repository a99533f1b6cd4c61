import type { Place, QuadraticData } from './quadratic-data.ts'
import { placeOf, type QuadraticLaw, realRoots } from './quadratic-law.ts'

/** Quadratic laws of one kind, by the numbers that the data choose. */
export interface QuadraticStructure {
  readonly name: string
  /** Poles of its laws that hold exactly: places in the data's own units. */
  readonly poles: readonly number[]
  /** The numbers of a law nearby. */
  numbersOf(law: QuadraticLaw): readonly number[]
  /** The law of some numbers; null where there is none. */
  lawOf(numbers: Float64Array): QuadraticLaw | null
}

/** γ < 1, s > 0, and all of them finite. */
const checked = (center: number, width: number, alpha: number, gamma: number): QuadraticLaw | null =>
  Number.isFinite(center + alpha) && width > 0 && width < Infinity && gamma < 1 ? { center, width, alpha, gamma } : null

/** The law whose q has the roots 1/r_1, 1/r_2, the first at x. */
const withPole = (x: number, width: number, r: number, other: number): QuadraticLaw | null =>
  r === 0 ? null : checked(x - width * (r + 1 / r), width, -(r + other), r * other)

/** Real roots, or the double root that is nearest. */
const nearRoots = (law: QuadraticLaw): readonly [number, number] =>
  realRoots(law) ?? [-law.alpha / 2 - 1e-3, -law.alpha / 2 + 1e-3]

/** r of the pole nearest to x first. */
function rootsAbout(x: number, law: QuadraticLaw): readonly [number, number] {
  const [r, other] = nearRoots(law)
  const miss = (root: number) => (root === 0 ? Infinity : Math.abs(placeOf(root, law) - x))
  return miss(r) <= miss(other) ? [r, other] : [other, r]
}

const semicircle: QuadraticStructure = {
  name: 'semicircle',
  poles: [],
  numbersOf: ({ center, width }) => [center, Math.log(width)],
  lawOf: ([center, log]: Float64Array) => checked(center!, Math.exp(log!), 0, 0),
}

const shiftedMarchenkoPastur: QuadraticStructure = {
  name: 'shifted Marchenko–Pastur',
  poles: [],
  numbersOf: ({ center, width, alpha }) => [center, Math.log(width), alpha],
  lawOf: ([center, log, alpha]: Float64Array) => checked(center!, Math.exp(log!), alpha!, 0),
}

const symmetric: QuadraticStructure = {
  name: 'symmetric',
  poles: [],
  numbersOf: ({ center, width, gamma }) => [center, Math.log(width), Math.log1p(-gamma)],
  lawOf: ([center, log, c]: Float64Array) => checked(center!, Math.exp(log!), 0, -Math.expm1(c!)),
}

const general: QuadraticStructure = {
  name: 'general',
  poles: [],
  numbersOf: ({ center, width, alpha, gamma }) => [center, Math.log(width), alpha, Math.log1p(-gamma)],
  lawOf: ([center, log, alpha, c]: Float64Array) => checked(center!, Math.exp(log!), alpha!, -Math.expm1(c!)),
}

/** Marchenko–Pastur without a shift: its one pole is at 0. */
const marchenkoPastur = (zero: Place): QuadraticStructure => ({
  name: 'Marchenko–Pastur',
  poles: [zero.own],
  numbersOf: (law) => [Math.log(law.width), rootsAbout(zero.at, law)[0]],
  lawOf: ([log, r]: Float64Array) => withPole(zero.at, Math.exp(log!), r!, 0),
})

/** A pole at 0: the ratio of two Gram matrices, and any corner of a matrix of deficient rank. */
const poleAtZero = (zero: Place): QuadraticStructure => ({
  name: 'pole at 0',
  poles: [zero.own],
  numbersOf: (law) => [Math.log(law.width), ...rootsAbout(zero.at, law)],
  lawOf: ([log, r, other]: Float64Array) => withPole(zero.at, Math.exp(log!), r!, other!),
})

/** Poles at both ends of an interval, r_1 < 0 < r_2: with the interval [0, 1] the corners of projections. */
const polesAt = (left: Place, right: Place): QuadraticStructure => ({
  name: 'poles at 0 and 1',
  poles: [left.own, right.own],
  numbersOf: (law) => nearRoots(law),
  lawOf: ([r, other]: Float64Array) => betweenPoles(left.at, right.at, r!, other!),
})

function betweenPoles(left: number, right: number, r: number, other: number): QuadraticLaw | null {
  if (!(r < 0 && other > 0)) return null
  return withPole(left, (right - left) / (other + 1 / other - (r + 1 / r)), r, other)
}

/** A start is off Marchenko–Pastur by this factor, so that it is no border case. Chosen. */
const MARGIN = 1.02

/** r′ where r has an atom of a weight: w r (r − r′) = r² − 1. */
const otherRoot = (r: number, weight: number): number => r - (r * r - 1) / (weight * r)

/**
 * The kinds of laws that the data allow, the fewest numbers first. Atoms of the data are kept, with place and weight; 0 is a pole only
 * for data of one sign, 1 only for data in [0, 1], where it is the norm of a projection.
 */
export function quadraticStructures({ atoms, rest, zero, one }: QuadraticData): readonly QuadraticStructure[] {
  const [low, high] = [rest[0]!, rest[rest.length - 1]!]
  const oneSign = low > zero.at || high < zero.at
  const inUnit = low > zero.at && high < one.at
  const [atom, second] = atoms
  if (atom === undefined)
    return [
      semicircle,
      ...(oneSign ? [marchenkoPastur(zero)] : []),
      ...(inUnit ? [polesAt(zero, one)] : []),
      shiftedMarchenkoPastur,
      symmetric,
      ...(oneSign ? [poleAtZero(zero)] : []),
      general,
    ]
  const side = atom.at < low ? -1 : atom.at > high ? 1 : 0
  if (side === 0 || atoms.length > 2) return []
  if (second !== undefined) return side < 0 && second.at > high ? [betweenAtoms(atom, second)] : []
  const { at: x, own, weight } = atom
  const r = side / Math.sqrt(1 - weight)
  // The other root lies on the other side where |r| is larger than Marchenko–Pastur's.
  const excessOf = (law: QuadraticLaw) => Math.log(Math.max(side * rootsAbout(x, law)[0], MARGIN * side * r) - 1)
  const mirrored = own === 0 ? one : zero
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
function betweenAtoms(left: QuadraticData['atoms'][number], right: QuadraticData['atoms'][number]): QuadraticStructure {
  const corner = 1 / (2 - left.weight - right.weight)
  const rank = corner * (1 - left.weight)
  const length = right.at - left.at
  const middle = corner * (1 - rank) + rank * (1 - corner)
  const s = Math.sqrt(corner * (1 - rank) * rank * (1 - corner))
  const gamma = 1 - (corner * rank * (1 - rank)) / (s * s)
  const law = checked(left.at + length * middle, length * s, (middle - rank) / s, gamma)
  return { name: 'two atoms', poles: [left.own, right.own], numbersOf: () => [], lawOf: () => law }
}
