import type { Curve } from './curve.ts'
import type { OptionValues, Plugin } from './plugin.ts'

/** A random-matrix ensemble whose limiting law is known. */
export interface Ensemble extends Plugin<'ensemble'> {
  /** The exact curve of the limiting law. */
  curve(options?: OptionValues): Curve
  /** Eigenvalues (length n, ascending) of one matrix of the ensemble. The same seed gives the same values. */
  sample(size: number, seed: number, options?: OptionValues): Float64Array
}
