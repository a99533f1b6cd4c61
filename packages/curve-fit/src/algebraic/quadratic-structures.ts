import type { Place, QuadraticData } from './quadratic-data.ts'
import {
  betweenPoles,
  checked,
  nearRoots,
  type QuadraticStructure,
  rootsAbout,
  withPole,
} from './quadratic-structure.ts'
import { structuresWithAtoms } from './structures-with-atoms.ts'

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

/**
 * The kinds of laws that the data allow, the fewest numbers first. Atoms of the data are kept, with place and weight; 0 is a pole only
 * for data of one sign, 1 only for data in [0, 1], where it is the norm of a projection.
 */
export function quadraticStructures(data: QuadraticData): readonly QuadraticStructure[] {
  const { atoms, rest, zero, one } = data
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
  return structuresWithAtoms(atom, second, data)
}
