import {
  type Carried,
  type CarriedEigenvalues,
  type Curve,
  type Flow,
  FreecurveError,
  type OptionValues,
  type Registry,
  readOptions,
  type Spectrum,
} from '@freecurve/core'
import { diagnose } from '@freecurve/diagnostics'
import { type BandsOfLaw, bandsAt, DEFAULT_BANDS } from './bands/bands-at.ts'
import { checkSizes } from './check-sizes.ts'
import { type ChosenFit, chooseFit } from './choose-fit.ts'
import { decompressDirectly, fallbackFor, methodFor } from './decompress-directly.ts'
import { decompression, distrustOf, rankAgainst, signsAgainst, tooWide, unseenAtoms, zerosIn } from './distrust.ts'
import { doubtsIfAssumed } from './doubt-of-flow.ts'
import { type Evolution, evolve } from './evolve.ts'
import { flowFor } from './flow-for.ts'
import { outliersAt, outliersOf } from './outliers.ts'
import { type DecompressionReport, EMPIRICAL, type SizeReport } from './report.ts'
import { REPORT_SCHEMA } from './report-schema.ts'
import { unrounded } from './unrounded.ts'
import { warningsAbout, warningsFor, warningsOfSource, warningsOfWhole } from './warnings-for.ts'

/** What is asked of a prediction, whatever it is made from. */
export interface PredictionRequest {
  /** Target sizes n ≥ 1; below n0 means compression. */
  readonly sizes: readonly number[]
  /**
   * Id of a curve family or of a method without a curve; or `auto`, which takes the method where the flow has an exact one, and else the
   * family that explains the data. @default 'auto'
   */
  readonly family?: string | undefined
  readonly familyOptions?: OptionValues | undefined
  /** Id of a flow, or `auto`: the free one, but for options that name another, as the aspect ratio does. @default 'auto' */
  readonly flow?: string | undefined
  readonly flowOptions?: OptionValues | undefined
  /** Number of laws behind the error bands; 0 for none. @default 40 */
  readonly bands?: number | undefined
  /** Seed of their draws. @default 1 */
  readonly seed?: number | undefined
}

/** A spectrum, and the sizes at which to predict. */
export interface DecompressRequest extends PredictionRequest {
  readonly spectrum: Spectrum
}

/** A report, and the laws in it as values. */
export interface Decompression {
  readonly report: DecompressionReport
  /** The fitted law at n0; null where there is no curve. */
  readonly initial: Carried | null
  /** One for each size, in the order asked for; empty where there is no curve. */
  readonly carried: readonly CarriedEigenvalues[]
  /** Whether nothing in the report's `distrust` speaks against it. */
  readonly trusted: boolean
}

/** What a report says whatever comes of it. */
export type ReportHead = Pick<
  DecompressionReport,
  'schema' | 'source' | 'n0' | 'samples' | 'flow' | 'flowFrom' | 'flowOptions' | 'ladder' | 'seed'
>

/**
 * The main job: a fit, carried to every size, with the laws read off it.
 *
 * @throws E_TARGET for a size that is no whole number ≥ 1, and what choosing a fit or evolving throws. A fit or a law that cannot be
 * trusted is a status in the report, never an exception.
 */
export function decompress(registry: Registry, request: DecompressRequest): Decompression {
  const { spectrum, sizes, bands = DEFAULT_BANDS, seed = 1 } = request
  checkSizes(sizes)
  const rule = registry.list('scaling').some(({ id }) => id === request.family)
  if (request.flow === EMPIRICAL || rule)
    throw new FreecurveError(
      'E_USAGE',
      `An extrapolation without a flow needs spectra of at least two sizes; these are all of size ${spectrum.size}. Give those of a second size as well, or leave ${rule ? '--family' : '--flow'} out.`,
      rule ? { option: 'family', got: request.family } : { option: 'flow', got: request.flow },
    )
  // Resolved before any work, so that a wrong name costs nothing.
  const { flow, flowFrom, flowOptions } = flowFor(registry, request, spectrum)
  const head: ReportHead = {
    schema: REPORT_SCHEMA,
    source: spectrum.source,
    n0: spectrum.size,
    samples: spectrum.samples.length,
    flow: flow.id,
    flowFrom,
    flowOptions: readOptions(flow, flowOptions),
    ladder: null,
    seed: bands === 0 ? null : seed,
  }
  const method = methodFor(registry, flow, request)
  if (method !== null) return decompressDirectly(head, method, request)
  const automatic = (request.family ?? 'auto') === 'auto'
  const against = automatic ? forbiddenBy(spectrum, flow, sizes) : null
  if (against !== null) return refused(head, against)
  const { chosen, evolution } = fitAndCarry(registry, flow, head, request)
  // A certified law that explains the data and ends before the size asked for is an answer.
  const explained = chosen.fit.status === 'consistent' && evolution?.laws[0]?.status === 'certified'
  if (automatic && !explained) {
    const fallback = fallbackFor(registry, flow, head, request, chosen)
    if (fallback !== null) return fallback
  }
  if (evolution === null) return refused(head, reportOf(chosen))
  return predicted(flow, head, request, chosen, evolution, bandsAt(flow, head, request, chosen, evolution))
}

/** The chosen fit, and its curve at n0 and at every size. */
function fitAndCarry(
  registry: Registry,
  flow: Flow,
  { flowOptions }: ReportHead,
  { spectrum, sizes, family, familyOptions: options }: DecompressRequest,
): { readonly chosen: ChosenFit; readonly evolution: Evolution | null } {
  const ratios = [1, ...sizes.map((n) => n / spectrum.size)]
  const carriedTo = new Map<Curve, Evolution>()
  const evolutionOf = (curve: Curve): Evolution => {
    const known = carriedTo.get(curve)
    if (known !== undefined) return known
    const evolution = evolve(registry, { curve, ratios, flow: flow.id, flowOptions })
    carriedTo.set(curve, evolution)
    return evolution
  }
  const chosen = chooseFit(registry, { spectrum, family, options, flowOptions }, (curve) =>
    evolutionOf(curve).laws.flatMap(({ status, ratio }) =>
      status === 'certified' ? [] : [`its law at ratio ${ratio} is ${status}`],
    ),
  )
  return { chosen, evolution: chosen.fit.curve === null ? null : evolutionOf(chosen.fit.curve) }
}

const reportOf = ({ family, fit, candidates }: ChosenFit): DecompressionReport['fit'] => {
  const { status, reasons, residual, details } = fit
  return { family: family.id, status, reasons, residual, details, candidates }
}

/** What in the data forbids the free flow at every size asked for, as a refused fit; null where nothing does. */
function forbiddenBy(spectrum: Spectrum, flow: Flow, sizes: readonly number[]): DecompressionReport['fit'] | null {
  if (flow.id !== 'free') return null
  const least = Math.min(...sizes) / spectrum.size
  const reasons = diagnose(unrounded(spectrum))
    .obstructions.filter(({ largestRatio }) => least > 1 && least > largestRatio)
    .map(
      ({ reason, largestRatio }) =>
        `${reason}: no law has such submatrices at any ${largestRatio === 1 ? 'larger size' : `ratio above ${largestRatio.toPrecision(4)}`}`,
    )
  if (reasons.length === 0) return null
  const positive = spectrum.samples.every((values) => values[0]! >= 0)
  return refusal(positive ? [...reasons, COVARIANCE] : reasons)
}

const COVARIANCE =
  'if this is a covariance matrix, gaps come from features of different variance: it grows by the flow deformed, with the aspect ratio p/N (--flow deformed --aspect-ratio)'

const refusal = (reasons: readonly string[]): DecompressionReport['fit'] => ({
  family: 'none',
  status: 'refused',
  reasons,
  residual: null,
  details: {},
  candidates: [],
})

function refused(head: ReportHead, fit: DecompressionReport['fit']): Decompression {
  const nothing = { curve: null, initial: null, sizes: [], events: null, horizon: null, warnings: [] }
  return decompression({ ...head, fit, ...nothing, distrust: distrustOf(fit, []) }, null, [])
}

function predicted(
  flow: Flow,
  head: ReportHead,
  request: DecompressRequest,
  chosen: ChosenFit,
  evolution: Evolution,
  bands: readonly BandsOfLaw[],
): Decompression {
  const { spectrum, sizes } = request
  const first = evolution.carried[0]!.law
  const seen = outliersOf(spectrum, first)
  const laws: readonly SizeReport[] = evolution.laws.map((law, i) => ({
    n: i === 0 ? spectrum.size : sizes[i - 1]!,
    ...law,
    outliers: i === 0 ? seen : outliersAt(flow, first, seen, law.ratio, evolution.carried[i]!.law, head.flowOptions),
    bands: bands[i]!.bands,
  }))
  const [initial, ...rest] = laws
  const certified = rest.filter((law) => law.status === 'certified').map(({ n }) => n)
  const fit = reportOf(chosen)
  const missing = bands.flatMap((one) => one.missing ?? [])
  const report: DecompressionReport = {
    ...head,
    fit,
    curve: evolution.curve,
    initial: initial!,
    sizes: rest,
    events: evolution.events,
    horizon: evolution.horizon,
    warnings: [
      ...warningsOfSource(spectrum),
      ...warningsOfWhole(spectrum, sizes),
      ...warningsAbout(spectrum, laws),
      ...warningsFor(spectrum.size, certified),
    ],
    distrust: [
      ...distrustOf(fit, laws),
      ...missing.slice(0, 1),
      ...tooWide(rest),
      ...unseenAtoms(initial!, rest),
      ...signsAgainst(spectrum.samples, laws),
      ...rankAgainst(spectrum.source, zerosIn(spectrum.samples), laws),
      ...doubtsIfAssumed(head, spectrum),
    ],
  }
  return decompression(report, evolution.carried[0]!, evolution.carried.slice(1))
}
