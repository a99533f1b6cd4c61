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
  /** Number of laws the bounds were taken from. */
  readonly laws: number
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

/** Bounds about a law from other laws that may as well be true. The law itself lies within them. */
export function lawBands(law: Law, others: readonly Law[], from: LawBands['from']): LawBands {
  const bounds = (of: (one: Law) => number, among = others): Bounds => boundsOf(of(law), among.map(of))
  const maybe = (of: (one: Law) => number | null): Bounds | null => {
    if (of(law) === null) return null
    const among = others.filter((one) => of(one) !== null)
    return among.length < ALIKE * others.length ? null : bounds((one) => of(one)!, among)
  }
  const places = [...new Set(quantilesAt(law, SHARES))]
  const at = (one: Law) => places.map((x) => cdfAt(one, x))
  const [here, there] = [at(law), others.map(at)]
  const suprema = there.map((values) => Math.max(...values.map((value, i) => Math.abs(value - here[i]!))))
  const drawn = others.map((one) => quantilesAt(one, QUANTILES))
  const own = quantilesAt(law, QUANTILES)
  const alike = others.filter((one) => one.bulks.length === law.bulks.length)
  const sameAtoms = others.filter((one) => one.atoms.length === law.atoms.length)
  const enough = (list: readonly Law[]) => list.length >= ALIKE * others.length
  return {
    level: LEVEL,
    laws: others.length,
    from,
    cdf: places.map((x, i) => {
      const [low, high] = boundsOf(
        here[i]!,
        there.map((values) => values[i]!),
      )
      return [x, low, high] as const
    }),
    ks: quantileOf(suprema, LEVEL),
    quantiles: QUANTILES.map((p, i) => {
      const [low, high] = boundsOf(
        own[i]!,
        drawn.map((values) => values[i]!),
      )
      return [p, low, high] as const
    }),
    support: [bounds((one) => supportOf(one)![0]), bounds((one) => supportOf(one)![1])],
    edges: enough(alike) ? edgesOf(law).map((_, k) => bounds((one) => edgesOf(one)[k]!, alike)) : null,
    masses: enough(alike) ? law.bulks.map((_, k) => bounds((one) => one.bulks[k]!.mass, alike)) : null,
    atoms: enough(sameAtoms) ? law.atoms.map((_, k) => bounds((one) => one.atoms[k]!.weight, sameAtoms)) : null,
    logdet: maybe(logDeterminantOf),
    pseudoLogdet: maybe(pseudoLogDeterminantOf),
    index: bounds(indexOf),
  }
}

function boundsOf(own: number, values: readonly number[]): Bounds {
  const tail = (1 - LEVEL) / 2
  return [Math.min(own, quantileOf(values, tail)), Math.max(own, quantileOf(values, 1 - tail))]
}

/** The p-quantile of values at shares (k + ½)/n, straight between them. */
function quantileOf(values: readonly number[], p: number): number {
  const ascending = [...values].sort((a, b) => a - b)
  const last = ascending.length - 1
  const at = Math.min(last, Math.max(0, p * ascending.length - 0.5))
  const k = Math.min(last - 1, Math.floor(at))
  if (last === 0) return ascending[0]!
  return ascending[k]! + (at - k) * (ascending[k + 1]! - ascending[k]!)
}
