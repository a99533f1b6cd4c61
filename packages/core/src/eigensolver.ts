import type { HermitianMatrix, SymmetricMatrix } from './matrix-source.ts'
import type { Plugin } from './plugin.ts'

/** How eigenvalues are to be computed. The eigenvalues do not depend on it beyond rounding. */
export interface EigensolverOptions {
  /**
   * The most threads that may work, a whole number from 1 to 256. Fewer do where there are fewer processors, or too little to
   * do for so many.
   *
   * @default chosen by the solver
   */
  readonly threads?: number | undefined
  /** Ends the work early: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Told now and then which share of the work is done: never less than before, from 0 to 1, and 1 at the end. */
  readonly onProgress?: ((share: number) => void) | undefined
}

/** Computes all eigenvalues of dense matrices. */
export interface Eigensolver extends Plugin<'eigensolver'> {
  /** Rows of the largest real matrix it takes, where there is a limit; of Hermitian ones half as many. */
  readonly largest?: number
  /**
   * All n eigenvalues, ascending, of a matrix that is left as it is, with an error of rounding relative to its norm.
   *
   * @throws (as a rejection) E_MATRIX for a matrix that is not square, finite and symmetric or Hermitian to 1e-10 of its
   *   largest entry; E_OPTION_VALUE for a number of threads that is none; E_SOLVER where the solver cannot work here.
   */
  eigenvalues(matrix: SymmetricMatrix | HermitianMatrix, options?: EigensolverOptions): Promise<Float64Array>
}
