import { createSpectrum, type Law, type Registry } from '@freecurve/core'
import {
  cdfAt,
  distancesBetweenLaws,
  edgesOf,
  logDeterminantOf,
  pseudoLogDeterminantOf,
  supportOf,
} from '@freecurve/law'
import { type Bounds, decompress, evolve, type LawBands } from '@freecurve/standard'
import type { CoverageTrial } from './trials.ts'

/** Whether the bands of one prediction held the truth. */
export interface CoverageRun {
  readonly trial: string
  readonly seed: number
  /** Why nothing can be said; null where bands were given. */
  readonly missing: string | null
  /** Share of the CDF's places that lie in their bounds. */
  readonly places: number
  readonly whole: boolean
  /** Shares of ends of the support, edges, masses, atoms' weights within theirs; NaN where no bounds were given. */
  readonly support: number
  readonly edges: number
  readonly masses: number
  readonly atoms: number
  readonly logdet: number
  /** Half-width of the band of the whole CDF, and the true distance. */
  readonly band: number
  readonly ks: number
}

/** Predicts from one sampled matrix with no option, and looks where the exact law lies. */
export function runCoverage(registry: Registry, trial: CoverageTrial, seed: number): CoverageRun {
  const ensemble = registry.get('ensemble', trial.ensemble)
  const curve = ensemble.curve(trial.options)
  const exact = evolve(registry, { curve, ratios: [trial.ratio], report: { at: [] } }).carried[0]!.law
  const spectrum = createSpectrum([ensemble.sample(trial.size, seed, trial.options)])
  const { report, carried } = decompress(registry, { spectrum, sizes: [trial.size * trial.ratio], seed })
  const [law, bands] = [carried[0]?.law, report.sizes[0]?.bands ?? null]
  const about = { trial: trial.name, seed }
  if (law === undefined || bands === null) {
    const missing = `${report.fit.family}: ${report.fit.status}, ${law?.status ?? 'no law'}`
    return { ...about, missing, ...NOTHING, whole: false }
  }
  return {
    ...about,
    missing: null,
    ...held(bands, exact),
    ks: distancesBetweenLaws(law, exact).ks,
    whole: wholeIn(bands, law, exact),
  }
}

const NOTHING = {
  places: Number.NaN,
  support: Number.NaN,
  edges: Number.NaN,
  masses: Number.NaN,
  atoms: Number.NaN,
  logdet: Number.NaN,
  band: Number.NaN,
  ks: Number.NaN,
} as const

/** Bounds that rounding alone makes narrower than this hold what is that near. */
const ROUNDING = 1e-9

const within = (x: number, [low, high]: Bounds): boolean => {
  const room = ROUNDING * Math.max(1, Math.abs(x))
  return x >= low - room && x <= high + room
}

const shareIn = (values: readonly number[], bounds: readonly Bounds[] | null): number =>
  bounds === null || bounds.length !== values.length || values.length === 0
    ? Number.NaN
    : values.filter((x, k) => within(x, bounds[k]!)).length / values.length

/** The largest distance of a CDF is what a band of the whole bounds. */
const wholeIn = (bands: LawBands, law: Law, exact: Law): boolean =>
  distancesBetweenLaws(law, exact).ks <= bands.ks + ROUNDING

function held(bands: LawBands, exact: Law) {
  const logdet = logDeterminantOf(exact) ?? pseudoLogDeterminantOf(exact)
  const bound = bands.logdet ?? bands.pseudoLogdet
  return {
    places: bands.cdf.filter(([x, low, high]) => within(cdfAt(exact, x), [low, high])).length / bands.cdf.length,
    support: shareIn(supportOf(exact), bands.support),
    edges: shareIn(edgesOf(exact), bands.edges),
    masses: shareIn(
      exact.bulks.map(({ mass }) => mass),
      bands.masses,
    ),
    atoms: shareIn(
      exact.atoms.map(({ weight }) => weight),
      bands.atoms,
    ),
    logdet: bound === null || logdet === null ? Number.NaN : Number(within(logdet, bound)),
    band: bands.ks,
  }
}
