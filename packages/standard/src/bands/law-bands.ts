import type { Law } from '@freecurve/core'
import {
  cdfAt,
  edgesOf,
  indexOf,
  logDeterminantOf,
  pseudoLogDeterminantOf,
  quantilesAt,
  supportOf,
} from '@freecurve/law'

/** A lower and an upper bound. */
export type Bounds = readonly [low: number, high: number]

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
  readonly logdet: Bounds | null
  readonly pseudoLogdet: Bounds | null
  readonly index: Bounds
}

const LEVEL = 0.9
/** Shares at which the CDF's places and the quantiles are taken: denser at the ends. */
const SHARES = [0.001, 0.01, 0.05, ...Array.from({ length: 17 }, (_, k) => 0.1 + k / 20), 0.95, 0.99, 0.999]
const QUANTILES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
/** Part of the laws that must have as many bulks as the prediction, for edges to be compared one by one. Chosen. */
const ALIKE = 0.9

/** What may be true besides a law. */
export interface OtherLaws {
  /** Laws of the same model, as likely as the data allow. */
  readonly draws: readonly Law[]
  /** Laws of other models that explain the data too. */
  readonly rivals: readonly Law[]
  readonly from: LawBands['from']
}

/** Two-sided 90 % of a normal variable. */
const NORMAL = 1.6448536269514722

/**
 * Bounds about a law. A value's half-width is √((1.645 s)² + r²): s the root mean square by which the draws differ from it, r the largest
 * difference of a rival. The band of the whole CDF takes the 90 % quantile of the draws' largest differences for the first.
 */
export function lawBands(law: Law, { draws, rivals, from }: OtherLaws): LawBands {
  /** Bounds of a list of numbers that a law has, from those of the others that are like it. */
  const boundsOfEach = (of: (one: Law) => ArrayLike<number>, alike = (_: Law): boolean => true): readonly Bounds[] => {
    const differences = (list: readonly Law[]) => list.filter(alike).map((one) => minus(of(one), own))
    const own = of(law)
    const [drawn, rival] = [differences(draws), differences(rivals)]
    return Array.from(own, (x, k) => {
      const half = halfWidth(
        drawn.map((list) => list[k]!),
        rival.map((list) => list[k]!),
      )
      return [x - half, x + half]
    })
  }
  const bounds = (of: (one: Law) => number): Bounds => boundsOfEach((one) => [of(one)])[0]!
  const enough = (alike: (one: Law) => boolean) => draws.filter(alike).length >= ALIKE * draws.length
  const ofMany = (of: (one: Law) => readonly number[], alike: (one: Law) => boolean) =>
    enough(alike) ? boundsOfEach(of, alike) : null
  const maybe = (of: (one: Law) => number | null): Bounds | null => {
    const has = (one: Law) => of(one) !== null
    return has(law) && enough(has) ? boundsOfEach((one) => [of(one)!], has)[0]! : null
  }
  const places = [...new Set(quantilesAt(law, SHARES))]
  const cdfOf = (one: Law) => places.map((x) => cdfAt(one, x))
  const cdfs = new Map([law, ...draws, ...rivals].map((one) => [one, cdfOf(one)]))
  const suprema = (list: readonly Law[]) =>
    list.map((one) => Math.max(...minus(cdfs.get(one)!, cdfs.get(law)!).map(Math.abs)))
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
    ks: Math.hypot(quantileOf(suprema(draws), LEVEL), Math.max(0, ...suprema(rivals))),
    quantiles: quantiles.map((pair, k) => [QUANTILES[k]!, ...pair] as const),
    support: [lower!, upper!],
    edges: ofMany(edgesOf, sameBulks),
    masses: ofMany(({ bulks }) => bulks.map(({ mass }) => mass), sameBulks)?.map(inUnit) ?? null,
    atoms: ofMany(({ atoms }) => atoms.map(({ weight }) => weight), sameAtoms)?.map(inUnit) ?? null,
    logdet: maybe(logDeterminantOf),
    pseudoLogdet: maybe(pseudoLogDeterminantOf),
    index: inUnit(bounds(indexOf)),
  }
}

const minus = (a: ArrayLike<number>, b: ArrayLike<number>): readonly number[] => Array.from(a, (x, k) => x - b[k]!)

const inUnit = ([low, high]: Bounds): Bounds => [Math.max(0, low), Math.min(1, high)]

function halfWidth(drawn: readonly number[], rivals: readonly number[]): number {
  const s = drawn.length === 0 ? 0 : Math.sqrt(drawn.reduce((sum, x) => sum + x * x, 0) / drawn.length)
  return Math.hypot(NORMAL * s, Math.max(0, ...rivals.map(Math.abs)))
}

/** The p-quantile of values at shares (k + ½)/n, straight between them. */
function quantileOf(values: readonly number[], p: number): number {
  const ascending = [...values].sort((a, b) => a - b)
  const last = ascending.length - 1
  const at = Math.min(last, Math.max(0, p * ascending.length - 0.5))
  const k = Math.max(0, Math.min(last - 1, Math.floor(at)))
  if (last <= 0) return ascending[0] ?? 0
  return ascending[k]! + (at - k) * (ascending[k + 1]! - ascending[k]!)
}
