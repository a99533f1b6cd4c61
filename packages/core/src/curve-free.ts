import type { FitResidual, FitStatus } from './curve-family.ts'
import type { CarriedEigenvalues } from './flow.ts'
import type { OptionValues, Plugin } from './plugin.ts'
import type { Spectrum } from './spectrum.ts'

/** What a method without a curve makes of a spectrum at one ratio. */
export interface CurveFreeResult {
  /** `consistent`: nothing is left over but noise, or nothing had to be fitted; `poor`: see the reasons; `refused`: there is no law. */
  readonly status: FitStatus
  readonly reasons: readonly string[]
  /** Null where nothing was fitted. */
  readonly residual: FitResidual | null
  /** The law at the ratio, with its own status; null where the method refused. */
  readonly carried: CarriedEigenvalues | null
  /** What the method chose or found on the way: plain numbers and texts for the report. */
  readonly details: { readonly [name: string]: number | string }
}

/** A way from raw eigenvalues to the law at another size without a spectral curve in between. */
export interface CurveFreeMethod extends Plugin<'curve-free'> {
  /** Id of the flow whose law it follows. */
  readonly flow: string
  /** Null where it can go to this size ratio τ = n/n0; else why not, as the end of "ratio τ is out of reach: …". */
  reaches(ratio: number): string | null
  /**
   * The law at a size ratio within reach. Data that are too hard for it end in a status, never in an exception.
   * Throws E_TARGET for a ratio out of reach, E_OPTION_UNKNOWN and E_OPTION_VALUE for options that it cannot read.
   */
  carry(spectrum: Spectrum, ratio: number, options?: OptionValues): CurveFreeResult
}
