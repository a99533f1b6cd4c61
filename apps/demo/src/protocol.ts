import type { CurveFile, FlowEvent, Horizon, Law, Spectrum } from '@freecurve/core'
import type { ChosenFit, LawReport } from '@freecurve/standard'

/** Something thrown, as plain data: `structuredClone` would drop code and details. */
export interface PlainError {
  readonly code: string
  readonly message: string
  readonly details: { readonly [name: string]: unknown }
}

/** What a prediction rests on: the data, the fitted curve and its law at n0. The worker keeps nothing between questions. */
export interface Subject {
  readonly spectrum: Spectrum
  readonly curve: CurveFile
  readonly initial: Law
}

/** Read a file and fit it. */
export interface OpenQuestion {
  readonly kind: 'open'
  readonly name: string
  readonly file: Blob
}

/** Carry a fitted curve to size n. */
export interface CarryQuestion {
  readonly kind: 'carry'
  readonly subject: Subject
  readonly n: number
}

export type Question = OpenQuestion | CarryQuestion

/** A question with the number its answer will bear. */
export type Request = Question & { readonly id: number }

/** The law at one size in the numbers that the page prints. */
export interface LawAtSize
  extends Pick<LawReport, 'ratio' | 'status' | 'reasons' | 'mass' | 'edges' | 'atoms' | 'bulks'> {
  readonly n: number
}

/** The fit without its curve. */
export interface FitSummary extends Pick<ChosenFit['fit'], 'status' | 'reasons' | 'residual'> {
  readonly family: string
  readonly candidates: ChosenFit['candidates']
}

/** The law at one size, and the picture of data and law as SVG. */
export interface Prediction {
  readonly law: LawAtSize
  readonly svg: string
}

/** What there is to say of a file; without a curve only the data can be drawn. */
export interface Opened {
  readonly kind: 'opened'
  readonly label: string
  readonly n0: number
  readonly fit: FitSummary
  readonly fitted:
    | {
        readonly subject: Subject
        readonly initial: LawAtSize
        readonly first: Prediction
        /** Over all ratios of the slider; null where the flow cannot tell. */
        readonly events: readonly FlowEvent[] | null
        readonly horizon: Horizon | null
      }
    | { readonly subject: null; readonly svg: string }
}

/** The prediction that was asked for. */
export interface CarriedTo extends Prediction {
  readonly kind: 'carried'
}

/** Why there is no answer. */
interface Failed {
  readonly kind: 'failed'
  readonly error: PlainError
}

export type Answer = Opened | CarriedTo | Failed

/** An answer with the number of its question. */
export type Response = Answer & { readonly id: number }
