import type { Curve, CurveFile } from './curve.ts'
import type { Atom } from './law.ts'
import type { OptionValues, Plugin } from './plugin.ts'
import type { Spectrum } from './spectrum.ts'

/**
 * How a fit ended.
 * - `consistent`: what is left over is no more than the noise expected of the data.
 * - `poor`: a curve was found, but it does not explain the data; `reasons` says by how much.
 * - `refused`: the data contradict the family; there is no curve.
 */
export type FitStatus = 'consistent' | 'poor' | 'refused'

/** How well a curve explains the data. */
export interface FitResidual {
  /** Mean square of the residual, each part in units of its expected noise: about 1 (and rarely above 1.5) for a true model. */
  readonly value: number
  /** Root mean square distance between the fitted and the empirical CDF. */
  readonly cdf: number
  /** Number of independent parts of the residual. */
  readonly parts: number
}

/** A model that a family fitted on the way to its choice. */
export interface FitRival<C extends Curve = Curve> {
  readonly model: string
  /** Residual in units of its noise, as {@link FitResidual.value}. */
  readonly residual: number
  /** Numbers that the data fix. */
  readonly freedom: number
  /** Why it was not taken, as the end of a sentence; null for the one that was. */
  readonly lost: string | null
  /** Its curve where it was not taken although it explains the data within their noise: error bands reach towards it. Else null. */
  readonly curve: C | null
  /** How much speaks for that curve, from 1 (as much as for the one taken) to 0: squared differences count by so much in the bands. */
  readonly weight: number
}

/** What a family makes of a spectrum. */
export interface FitResult<C extends Curve = Curve> {
  readonly status: FitStatus
  readonly reasons: readonly string[]
  readonly curve: C | null
  readonly residual: FitResidual | null
  /** What the family chose or found on the way: plain numbers and texts for the report. */
  readonly details: { readonly [name: string]: number | string }
  /** Models that competed within the family, the chosen one among them. @default the family has one model */
  readonly rivals?: readonly FitRival<C>[]
  /**
   * Curves of the chosen model as likely as the data allow, for error bands: what the noise of the eigenvalues leaves open. The same seed
   * gives the same curves. A family that cannot tell leaves it out; bands then come from refits.
   */
  readonly draws?: (count: number, seed: number) => readonly C[]
}

/** A curve of the family whose law is known in closed form; the law suite checks the family and the flows against it. */
export interface KnownCurve {
  readonly name: string
  /** The curve as a file holds it. */
  readonly file: CurveFile
  readonly mean: number
  readonly variance: number
  /** Third free cumulant κ₃ (equal to the third central moment). */
  readonly cumulant3: number
  /** Edges of the bulks, ascending. */
  readonly edges: readonly number[]
  readonly atoms: readonly Atom[]
  /** Ratios τ > 1 at which the law exists. */
  readonly ratios: readonly number[]
  /** Id of the flow that the ratios are for, where it is a particular one. @default any flow without knowns of its own */
  readonly flow?: string
  /** Options with which the family fits data of this law. @default none */
  readonly fitOptions?: OptionValues
}

/** A family of spectral curves: fits a member to a spectrum and reads members from files. */
export interface CurveFamily<C extends Curve = Curve> extends Plugin<'curve-family'> {
  /** Throws for options it does not know; a bad fit is a status, never an exception. */
  fit(spectrum: Spectrum, options?: OptionValues): FitResult<C>
  /** Throws E_CURVE with the path of the first field that is wrong. */
  fromJSON(file: CurveFile): C
  /** At least one member with known facts. */
  readonly known: readonly KnownCurve[]
}
