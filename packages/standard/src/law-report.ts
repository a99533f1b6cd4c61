import { type CarriedEigenvalues, isLaw, type Law } from '@freecurve/core'
import {
  cdfAt,
  conditionNumberOf,
  curvePoints,
  densityAt,
  edgesOf,
  freeCumulantsOf,
  indexOf,
  logDeterminantOf,
  massOf,
  momentOf,
  pseudoConditionNumberOf,
  pseudoLogDeterminantOf,
  quantilesAt,
  schattenNormOf,
} from '@freecurve/law'

/** One law in a report: plain data. Densities and quantiles are pairs [x, value]. */
export interface LawReport {
  readonly ratio: number
  readonly status: Law['status']
  readonly reasons: readonly string[]
  readonly mass: number
  readonly edges: readonly number[]
  readonly atoms: Law['atoms']
  readonly bulks: readonly { readonly support: readonly [number, number]; readonly mass: number }[]
  /** null where the density diverges, at a hard edge: JSON has no infinity. */
  readonly density: readonly (readonly [number, number | null])[]
  readonly cdf: readonly (readonly [number, number])[]
  /** Pairs [z, m(z)] of [re, im]; m is null where it could not be certified. Only where points were asked for. */
  readonly stieltjes: readonly (readonly [readonly [number, number], readonly [number, number] | null])[]
  /** Pairs [p, x]. */
  readonly quantiles: readonly (readonly [number, number])[]
  readonly moments: readonly number[]
  readonly freeCumulants: readonly number[]
  readonly logdet: number | null
  readonly pseudoLogdet: number | null
  /** max |x| / min |x| over the support; null where 0 is in it. */
  readonly conditionNumber: number | null
  /** The same without the atom at 0. */
  readonly pseudoConditionNumber: number | null
  /** Pairs [p, (∫ |x|^p dρ)^{1/p}]: nuclear and Frobenius norm per dimension. */
  readonly schattenNorms: readonly (readonly [number, number])[]
  /** max |x| over the support; null for no law. */
  readonly operatorNorm: number | null
  /** Share of negative eigenvalues. */
  readonly index: number
}

/** What to put into a report besides what is always there. */
export interface LawReportOptions {
  /** Points for density and CDF. @default a grid that resolves every bulk */
  readonly at?: readonly number[] | undefined
  /** Points z, as [re, im], for m(z). @default none */
  readonly stieltjes?: readonly (readonly [number, number])[] | undefined
}

const SHARES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
/** Points of the default grid: enough for a picture, shared among the bulks. */
const GRID = 400
const LEAST_PER_BULK = 16
const ORDER = 4

/** Questions put to a law, written down. A law that is none has no moments, quantiles or log-determinants: those are null or empty. */
export function lawReport({ law, ratio, stieltjes }: CarriedEigenvalues, options: LawReportOptions = {}): LawReport {
  const trusted = isLaw(law)
  const points =
    options.at ?? curvePoints(law, Math.max(LEAST_PER_BULK, Math.ceil(GRID / Math.max(1, law.bulks.length))))
  const quantiles = trusted ? quantilesAt(law, SHARES) : []
  return {
    ratio,
    status: law.status,
    reasons: law.reasons,
    mass: massOf(law),
    edges: edgesOf(law),
    atoms: law.atoms,
    bulks: law.bulks.map(({ support, mass }) => ({ support, mass })),
    density: points.map((x) => [x, finiteOrNull(densityAt(law, x))] as const),
    cdf: points.map((x) => [x, cdfAt(law, x)] as const),
    stieltjes: (options.stieltjes ?? []).map(([re, im]) => {
      const m = stieltjes({ re, im })
      return [[re, im], m === null ? null : [m.re, m.im]] as const
    }),
    quantiles: SHARES.slice(0, quantiles.length).map((p, i) => [p, quantiles[i]!] as const),
    moments: trusted ? Array.from({ length: ORDER }, (_, k) => momentOf(law, k + 1)) : [],
    freeCumulants: trusted ? freeCumulantsOf(law, ORDER) : [],
    logdet: trusted ? logDeterminantOf(law) : null,
    pseudoLogdet: trusted ? pseudoLogDeterminantOf(law) : null,
    conditionNumber: trusted ? finiteOrNull(conditionNumberOf(law)) : null,
    pseudoConditionNumber: trusted ? finiteOrNull(pseudoConditionNumberOf(law) ?? Number.NaN) : null,
    schattenNorms: trusted ? [1, 2].map((p) => [p, schattenNormOf(law, p)] as const) : [],
    operatorNorm: trusted ? schattenNormOf(law, Infinity) : null,
    index: indexOf(law),
  }
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
