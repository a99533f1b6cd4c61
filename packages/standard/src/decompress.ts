import {
  type Carried,
  type CarriedEigenvalues,
  type Curve,
  type FlowEvent,
  FreecurveError,
  type Horizon,
  type OptionValues,
  type Registry,
  readOptions,
  type Spectrum,
} from '@freecurve/core'
import { type Candidate, chooseFit } from './choose-fit.ts'
import { decompressDirectly, methodFor } from './decompress-directly.ts'
import { type Evolution, evolve } from './evolve.ts'
import type { LawReport } from './law-report.ts'
import { outliersAt, outliersOf } from './outliers.ts'
import { REPORT_SCHEMA } from './report-schema.ts'
import { warningsAbout, warningsFor } from './warnings-for.ts'

/** A spectrum, and the sizes at which to predict. */
export interface DecompressRequest {
  readonly spectrum: Spectrum
  /** Target sizes n ≥ 1; below n0 means compression. */
  readonly sizes: readonly number[]
  /**
   * Id of a family, or of a method that needs no curve; or `auto`.
   * @default 'auto'
   */
  readonly family?: string | undefined
  readonly familyOptions?: OptionValues | undefined
  /** Id of a flow, or `auto`. @default 'auto' */
  readonly flow?: string | undefined
  readonly flowOptions?: OptionValues | undefined
}

/** The prediction at one size. */
export interface SizeReport extends LawReport {
  readonly n: number
  /** Single eigenvalues off every bulk, ascending: those seen in the data at n0, and where the flow carries them. */
  readonly outliers: readonly number[]
}

/** Everything a prediction says and rests on: plain data. */
export interface DecompressionReport {
  readonly schema: typeof REPORT_SCHEMA
  readonly source: Spectrum['source']
  readonly n0: number
  readonly samples: number
  readonly flow: string
  /** Options given to the flow, e.g. the aspect ratio. */
  readonly flowOptions: OptionValues
  readonly fit: {
    readonly family: string
    readonly status: 'consistent' | 'poor' | 'refused'
    readonly reasons: readonly string[]
    readonly residual: { readonly value: number; readonly cdf: number; readonly parts: number } | null
    readonly details: { readonly [name: string]: number | string }
    readonly candidates: readonly Candidate[]
  }
  /** The curve at size n0; null where no family gave one. */
  readonly curve: { readonly [field: string]: unknown } | null
  /** The law at n0 itself, to hold against the data. */
  readonly initial: SizeReport | null
  readonly sizes: readonly SizeReport[]
  readonly events: readonly FlowEvent[] | null
  readonly horizon: Horizon | null
  readonly warnings: readonly string[]
}

/** A report, and the laws in it as values. */
export interface Decompression {
  readonly report: DecompressionReport
  /** The fitted law at n0; null where there is no curve. */
  readonly initial: Carried | null
  /** One for each size, in the order asked for; empty where there is no curve. */
  readonly carried: readonly CarriedEigenvalues[]
  /** Whether the fit explains the data and every law is certified. */
  readonly trusted: boolean
}

/**
 * The main job: a fit, carried to every size, with the laws read off it.
 *
 * @throws E_TARGET for a size that is no whole number ≥ 1, and what choosing a fit or evolving throws. A fit or a law that cannot be
 * trusted is a status in the report, never an exception.
 */
export function decompress(registry: Registry, request: DecompressRequest): Decompression {
  const { spectrum, sizes } = request
  checkSizes(sizes)
  // Resolved before any work, so that a wrong name costs nothing.
  const flow = registry.get('flow', request.flow === undefined || request.flow === 'auto' ? 'free' : request.flow)
  const about = {
    schema: REPORT_SCHEMA,
    source: spectrum.source,
    n0: spectrum.size,
    samples: spectrum.samples.length,
    flow: flow.id,
    flowOptions: readOptions(flow, request.flowOptions),
  } as const
  const method = methodFor(registry, flow, request)
  if (method !== null) return decompressDirectly(about, method, request)
  const ratios = [1, ...sizes.map((n) => n / spectrum.size)]
  const carriedTo = new Map<Curve, Evolution>()
  const evolutionOf = (curve: Curve): Evolution => {
    const known = carriedTo.get(curve)
    if (known !== undefined) return known
    const evolution = evolve(registry, { curve, ratios, flow: flow.id, flowOptions: about.flowOptions })
    carriedTo.set(curve, evolution)
    return evolution
  }
  const { family, fit, candidates } = chooseFit(
    registry,
    spectrum,
    request.family ?? 'auto',
    request.familyOptions ?? {},
    (curve) =>
      evolutionOf(curve).laws.flatMap(({ status, ratio }) =>
        status === 'certified' ? [] : [`its law at ratio ${ratio} is ${status}`],
      ),
  )
  const { status, reasons, residual, details } = fit
  const fitted = { ...about, fit: { family: family.id, status, reasons, residual, details, candidates } }
  if (fit.curve === null) {
    const report = { ...fitted, curve: null, initial: null, sizes: [], events: null, horizon: null, warnings: [] }
    return { report, initial: null, carried: [], trusted: false }
  }
  const evolution = evolutionOf(fit.curve)
  const first = evolution.carried[0]!.law
  const seen = outliersOf(spectrum, first)
  const withSize = evolution.laws.map((law, i) => ({
    n: i === 0 ? spectrum.size : sizes[i - 1]!,
    ...law,
    outliers: i === 0 ? seen : outliersAt(flow, first, seen, law.ratio, evolution.carried[i]!.law, about.flowOptions),
  }))
  const report: DecompressionReport = {
    ...fitted,
    curve: evolution.curve,
    initial: withSize[0]!,
    sizes: withSize.slice(1),
    events: evolution.events,
    horizon: evolution.horizon,
    warnings: [
      ...warningsAbout(spectrum, withSize),
      ...warningsFor(
        spectrum.size,
        sizes.filter((_, i) => withSize[i + 1]!.status === 'certified'),
      ),
    ],
  }
  const trusted = status === 'consistent' && withSize.every((law) => law.status === 'certified')
  return { report, initial: evolution.carried[0]!, carried: evolution.carried.slice(1), trusted }
}

function checkSizes(sizes: readonly number[]): void {
  const bad = sizes.find((n) => !(Number.isSafeInteger(n) && n >= 1))
  if (bad !== undefined || sizes.length === 0)
    throw new FreecurveError(
      'E_TARGET',
      `A target size is a whole number from 1 on; got ${bad ?? 'none'}. For example --to 50000.`,
      { got: bad },
    )
}
