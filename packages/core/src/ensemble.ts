import type { Curve } from './curve.ts'
import type { Atom } from './law.ts'
import type { OptionValues, Plugin } from './plugin.ts'

/** What is known of a limiting law in closed form, or by solving an explicit equation: never read off the curve. */
export interface EnsembleFacts {
  /** Edges of the bulks, ascending; none where the law is nothing but atoms. */
  readonly edges: readonly number[]
  /** Ascending in x. */
  readonly atoms: readonly Atom[]
  /** The moments μ₁ … μ₄ about zero, atoms included. */
  readonly moments: readonly [number, number, number, number]
}

/** A random-matrix ensemble whose limiting law is known. */
export interface Ensemble extends Plugin<'ensemble'> {
  /** The exact curve of the limiting law. */
  curve(options?: OptionValues): Curve
  /** Eigenvalues (length n, ascending) of one matrix of the ensemble. The same seed gives the same values. */
  sample(size: number, seed: number, options?: OptionValues): Float64Array
  /** Edges, atoms and moments of the limiting law: the law suite holds the curve, the flow and the samples to them. */
  facts(options?: OptionValues): EnsembleFacts
  /**
   * Options of the same ensemble whose law is this one at size ratio τ under free decompression (τ < 1: compression), for
   * ensembles that are closed under it; null where there are none: beyond the horizon there is no law. Throws E_TARGET
   * unless τ is finite and positive.
   */
  evolve?(ratio: number, options?: OptionValues): OptionValues | null
  /** Options of the same ensemble for f A in place of the matrix A, f > 0, where it has them for every f. */
  rescale?(factor: number, options?: OptionValues): OptionValues
  /** Options besides the defaults under which the law suite tries the ensemble. */
  readonly examples?: readonly OptionValues[]
}
