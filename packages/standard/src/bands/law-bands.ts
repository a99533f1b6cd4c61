import type { Law } from '@freecurve/core'
import {
  cdfAt,
  edgesOf,
  indexOf,
  logDeterminantOf,
  pseudoLogDeterminantOf,
  quantilesAt,
  supportOf,
  withAtomsOf,
} from '@freecurve/law'
import { type Bounds, boundsAbout, LEVEL, quantileOf } from './bounds.ts'

/** What the data leave open about a law: bounds that hold the truth nine times in ten, as far as the models behind them do. */
export interface LawBands {
  readonly level: number
  /** Number of laws the bounds were taken from, and of rival models that they reach to. */
  readonly laws: number
  readonly rivals: number
  /** What made them: curves as likely as the data allow, refits to data with noise added, or a ladder's errors. */
  readonly from: 'draws' | 'refits' | 'ladder'
  /** Triples [x, low, high] of the CDF, each place by itself. */
  readonly cdf: readonly (readonly [x: number, low: number, high: number])[]
  /** Half-width of a band that holds the whole CDF at once: a bound on the Kolmogorov–Smirnov distance. */
  readonly ks: number
  /** Triples [p, low, high] of the quantiles. */
  readonly quantiles: readonly (readonly [p: number, low: number, high: number])[]
  /** Of the smallest and the largest point of the support. */
  readonly support: readonly [Bounds, Bounds]
  /** Of every edge, and of every bulk's mass, in the law's order; null unless nearly all laws have as many bulks. */
  readonly edges: readonly Bounds[] | null
  readonly masses: readonly Bounds[] | null
  /** Of every atom's weight; null unless nearly all laws have as many atoms. */
  readonly atoms: readonly Bounds[] | null
  /** Of every atom's place, likewise. */
  readonly atomPlaces: readonly Bounds[] | null
  readonly logdet: Bounds | null
  readonly pseudoLogdet: Bounds | null
  readonly index: Bounds
}

/** Shares at which the CDF's places and the quantiles are taken: denser at the ends. */
const SHARES = [0.001, 0.01, 0.05, ...Array.from({ length: 17 }, (_, k) => 0.1 + k / 20), 0.95, 0.99, 0.999]
/** Further places of the CDF, as shares of a bulk's width: shares of the law alone pass by small bulks. Those of a cosine's zeros. */
const WITHIN = Array.from({ length: 8 }, (_, k) => (1 - Math.cos(((2 * k + 1) * Math.PI) / 16)) / 2)
/** Mass of a bulk that is worth such places. */
const TRACE = 1e-3
const QUANTILES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
/** Part of the laws that must have as many bulks as the prediction, for edges to be compared one by one. Chosen. */
const ALIKE = 0.9

interface Rival {
  readonly law: Law
  readonly weight: number
}

/** What may be true besides a law. */
export interface OtherLaws {
  /** Laws of the same model, as likely as the data allow. */
  readonly draws: readonly Law[]
  /** Laws of other models that explain the data too, each with how much speaks for it, up to 1. */
  readonly rivals: readonly Rival[]
  readonly from: LawBands['from']
}

/**
 * Bounds about a law: of each of its numbers by {@link boundsAbout}, of its whole CDF by the 90 % quantile of the draws' largest differences
 * from it and the weighed difference of the farthest rival. CDFs are compared with atoms in the law's places ({@link withAtomsOf}): an atom
 * that is off its place by a rounding moves no eigenvalue.
 */
export function lawBands(law: Law, { draws, rivals, from }: OtherLaws): LawBands {
  /** Bounds of a list of numbers that a law has, from those of the others that are like it. */
  const boundsOfEach = (of: (one: Law) => ArrayLike<number>, alike = (_: Law): boolean => true): readonly Bounds[] => {
    const own = of(law)
    const drawn = draws.filter(alike).map((one) => minus(of(one), own))
    const rival = rivals
      .filter((one) => alike(one.law))
      .map((one) => minus(of(one.law), own).map((difference) => weighed(one, difference)))
    const kth = (lists: readonly (readonly number[])[], k: number) => lists.map((list) => list[k]!)
    return Array.from(own, (x, k) => boundsAbout(x, kth(drawn, k), kth(rival, k)))
  }
  const bounds = (of: (one: Law) => number): Bounds => boundsOfEach((one) => [of(one)])[0]!
  const enough = (alike: (one: Law) => boolean) => draws.filter(alike).length >= ALIKE * draws.length
  const ofMany = (of: (one: Law) => readonly number[], alike: (one: Law) => boolean) =>
    enough(alike) ? boundsOfEach(of, alike) : null
  const maybe = (of: (one: Law) => number | null): Bounds | null => {
    const has = (one: Law) => of(one) !== null
    return has(law) && enough(has) ? boundsOfEach((one) => [of(one)!], has)[0]! : null
  }
  const places = placesIn(law)
  const cdfOf = (one: Law) => {
    const moved = withAtomsOf(one, law)
    return places.map((x) => cdfAt(moved, x))
  }
  const cdfs = new Map([law, ...draws, ...rivals.map((one) => one.law)].map((one) => [one, cdfOf(one)]))
  const supremum = (one: Law) => Math.max(0, ...minus(cdfs.get(one)!, cdfs.get(law)!).map(Math.abs))
  const sameBulks = (one: Law) => one.bulks.length === law.bulks.length
  const sameAtoms = (one: Law) => one.atoms.length === law.atoms.length
  const quantiles = boundsOfEach((one) => quantilesAt(one, QUANTILES))
  const [lower, upper] = boundsOfEach(supportOf)
  return {
    level: LEVEL,
    laws: draws.length,
    rivals: rivals.length,
    from,
    cdf: boundsOfEach((one) => cdfs.get(one)!).map((pair, k) => [places[k]!, ...inUnit(pair)] as const),
    ks: Math.hypot(
      quantileOf(draws.map(supremum), LEVEL),
      Math.max(0, ...rivals.map((one) => weighed(one, supremum(one.law)))),
    ),
    quantiles: quantiles.map((pair, k) => [QUANTILES[k]!, ...pair] as const),
    support: [lower!, upper!],
    edges: ofMany(edgesOf, sameBulks),
    masses: ofMany(({ bulks }) => bulks.map(({ mass }) => mass), sameBulks)?.map(inUnit) ?? null,
    atoms: ofMany(({ atoms }) => atoms.map(({ weight }) => weight), sameAtoms)?.map(inUnit) ?? null,
    atomPlaces: ofMany(({ atoms }) => atoms.map(({ x }) => x), sameAtoms),
    logdet: maybe(logDeterminantOf),
    pseudoLogdet: maybe(pseudoLogDeterminantOf),
    index: inUnit(bounds(indexOf)),
  }
}

/**
 * Quantiles of the law, and points within each bulk that holds more than a trace, ascending. At an atom a law that has it a rounding off, or a
 * narrow bulk in its stead, would be off by all its weight: its share is told by the places to both sides.
 */
function placesIn(law: Law): readonly number[] {
  const isAtom = (x: number) => law.atoms.some((atom) => atom.x === x)
  const within = law.bulks
    .filter(({ mass }) => mass >= TRACE)
    .flatMap(({ support: [a, b] }) => WITHIN.map((share) => a + share * (b - a)))
  return [...new Set([...quantilesAt(law, SHARES), ...within])].filter((x) => !isAtom(x)).sort((x, y) => x - y)
}

/** A rival's difference by its weight. */
const weighed = ({ weight }: Rival, difference: number): number => Math.sqrt(weight) * difference

const minus = (a: ArrayLike<number>, b: ArrayLike<number>): readonly number[] => Array.from(a, (x, k) => x - b[k]!)

const inUnit = ([low, high]: Bounds): Bounds => [Math.max(0, low), Math.min(1, high)]
