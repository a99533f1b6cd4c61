import type { HermitianMatrix, MatrixSource, SymmetricMatrix } from './matrix-source.ts'
import type { OptionValues, Plugin } from './plugin.ts'
import type { StoredArray } from './stored-array.ts'

/** Turns an array in a file into a symmetric matrix: the array itself, the Gram matrix of its rows, a graph's Laplacian. */
export interface MatrixView extends Plugin<'matrix-view'> {
  /** Whether an array is taken this way when nobody says how. */
  suits(array: StoredArray): boolean
  /** Rejects with E_MATRIX for an array that cannot be seen so. */
  source(array: StoredArray, options?: OptionValues): Promise<MatrixSource<SymmetricMatrix | HermitianMatrix>>
}
