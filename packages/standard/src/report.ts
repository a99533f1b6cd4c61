import type { FlowEvent, Horizon, OptionValues, Spectrum } from '@freecurve/core'
import type { LawBands } from './bands/law-bands.ts'
import type { Candidate } from './choose-fit.ts'
import type { FlowTest } from './ladder/flow-tests.ts'
import type { LawReport } from './law-report.ts'
import type { REPORT_SCHEMA } from './report-schema.ts'

/** The id under which an extrapolation without a flow is asked for and reported. */
export const EMPIRICAL = 'empirical' as const

/** The prediction at one size. */
export interface SizeReport extends LawReport {
  readonly n: number
  /** Single eigenvalues off every bulk, ascending: those seen in the data at n0, and where the flow carries them. */
  readonly outliers: readonly number[]
  /** What the data leave open; null where there is no law, and where none were asked for. */
  readonly bands: LawBands | null
}

/** What several sizes of one matrix say. */
export interface LadderReport {
  /** Sizes seen, ascending. */
  readonly sizes: readonly number[]
  /** Each flow held against each pair of sizes. */
  readonly tests: readonly FlowTest[]
}

/** How the prediction was arrived at. */
export interface FitReport {
  /** Id of a curve family, of a method without a curve, or of a scaling hypothesis. */
  readonly family: string
  /** `empirical`: extrapolated from several sizes, without a curve and without a theory. */
  readonly status: 'consistent' | 'poor' | 'refused' | 'empirical'
  readonly reasons: readonly string[]
  readonly residual: { readonly value: number; readonly cdf: number; readonly parts: number } | null
  readonly details: { readonly [name: string]: number | string }
  readonly candidates: readonly Candidate[]
}

/** Everything a prediction says and rests on: plain data. */
export interface DecompressionReport {
  readonly schema: typeof REPORT_SCHEMA
  readonly source: Spectrum['source']
  /** The largest size seen: ratios are to it. */
  readonly n0: number
  readonly samples: number
  /** Id of the flow, or `empirical` where none holds and the sizes seen are extrapolated. */
  readonly flow: string
  /**
   * Why this flow: no one tested it, as one size cannot; the maker of the matrix knows it to hold; it was asked for; or several sizes were
   * held against it.
   */
  readonly flowFrom: 'assumed' | 'model' | 'named' | 'sizes'
  /** Options given to the flow, or found from several sizes, e.g. the aspect ratio. */
  readonly flowOptions: OptionValues
  readonly fit: FitReport
  /** Null for a single size. */
  readonly ladder: LadderReport | null
  /** The curve at size n0; null where no family gave one. */
  readonly curve: { readonly [field: string]: unknown } | null
  /** The law at n0 itself, to hold against the data. */
  readonly initial: SizeReport | null
  readonly sizes: readonly SizeReport[]
  readonly events: readonly FlowEvent[] | null
  readonly horizon: Horizon | null
  readonly warnings: readonly string[]
  /** Why the prediction must not be relied on, the gravest first; empty where the fit explains the data and every law is certified. */
  readonly distrust: readonly string[]
  /** Seed of the draws behind the bands; null without bands. */
  readonly seed: number | null
}
