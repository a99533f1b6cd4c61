import { createSpectrum, type Law, messageOf, type Registry } from '@freecurve/core'
import {
  cdfAt,
  distancesBetweenLaws,
  edgesOf,
  logDeterminantOf,
  pseudoLogDeterminantOf,
  supportOf,
  withAtomsOf,
} from '@freecurve/law'
import { type Bounds, decompress } from '@freecurve/standard'
import { bandsHold } from '../bands-hold.ts'
import { lawOf } from '../ensembles/ensemble-trial.ts'
import type { CoverageSetting } from './settings.ts'

/** What bands bound, in the order of the table. */
export const BOUNDED = [
  'CDF at places',
  'whole CDF',
  'support',
  'edges',
  'masses',
  'atoms',
  'atom places',
  'logdet',
] as const

/** Name of what bands bound. */
export type Bounded = (typeof BOUNDED)[number]

/** The bands of one prediction held against the exact law. */
export interface CoverageRun {
  readonly setting: string
  readonly seed: number
  readonly trusted: boolean
  /** What made the bands, or why there are none. */
  readonly from: string
  /** Shares of bounds that hold the truth; left out where there are none, or where the truth has another number of them. */
  readonly held: { readonly [B in Bounded]?: number }
  /** Half-width of the band of the whole CDF, and the error that it bounds. */
  readonly halfWidth: number
  readonly ks: number
  readonly seconds: number
}

/** One matrix of the setting, predicted with bands. */
export function runCoverage(registry: Registry, setting: CoverageSetting, exact: Law, seed: number): CoverageRun {
  const { name, ensemble, options, n0, ratio, sample } = setting
  const values = sample?.(n0, seed) ?? registry.get('ensemble', ensemble).sample(n0, seed, options)
  const about = { setting: name, seed }
  const nothing = { held: {}, halfWidth: Number.NaN, ks: Number.NaN }
  const started = performance.now()
  const elapsed = () => (performance.now() - started) / 1000
  try {
    const { report, carried, trusted } = decompress(registry, {
      spectrum: createSpectrum([values]),
      sizes: [Math.round(ratio * n0)],
      seed,
    })
    const said = { ...about, trusted, seconds: elapsed() }
    const law = carried[0]?.law
    const bands = report.sizes[0]?.bands ?? null
    if (law === undefined || bands === null) return { ...said, ...nothing, from: `none: ${report.fit.family}` }
    // As bands do: atoms whose places differ are compared in weight, and the places by themselves.
    const shares = withAtomsOf(exact, law)
    const { ks } = distancesBetweenLaws(law, shares)
    const { pointwise, whole } = bandsHold(bands, (x) => cdfAt(shares, x), ks)
    const logDeterminant = bands.logdet ?? bands.pseudoLogdet
    const truth = logDeterminantOf(exact) ?? pseudoLogDeterminantOf(exact)
    const share = (what: Bounded, bounds: readonly Bounds[] | null, values: readonly number[]) =>
      bounds === null || values.length === 0 || bounds.length !== values.length
        ? {}
        : { [what]: heldShare(bounds, values) }
    const held = {
      'CDF at places': pointwise,
      'whole CDF': whole ? 1 : 0,
      ...share('support', bands.support, supportOf(exact)!),
      ...share('edges', bands.edges, edgesOf(exact)),
      ...share(
        'masses',
        exact.bulks.length > 1 ? bands.masses : null,
        exact.bulks.map(({ mass }) => mass),
      ),
      ...share(
        'atoms',
        bands.atoms,
        exact.atoms.map(({ weight }) => weight),
      ),
      ...share(
        'atom places',
        bands.atomPlaces,
        exact.atoms.map(({ x }) => x),
      ),
      ...(logDeterminant !== null && truth !== null && share('logdet', [logDeterminant], [truth])),
    }
    return { ...said, from: bands.from, held, halfWidth: bands.ks, ks }
  } catch (thrown) {
    return { ...about, ...nothing, trusted: false, from: `failed: ${messageOf(thrown)}`, seconds: elapsed() }
  }
}

/** The exact law at the setting's target size. */
export const exactOf = (registry: Registry, { ensemble, options, ratio }: CoverageSetting): Law =>
  lawOf(registry, ensemble, options, ratio)

/** Rounding of bounds that have no width, such as that of a rank. */
const ROUNDING = 1e-9

function heldShare(bounds: readonly Bounds[], values: readonly number[]): number {
  const held = bounds.filter(([low, high], k) => {
    const slack = ROUNDING * Math.max(1, Math.abs(values[k]!))
    return values[k]! >= low - slack && values[k]! <= high + slack
  })
  return held.length / bounds.length
}
