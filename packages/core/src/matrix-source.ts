/** A real symmetric matrix held as a whole, row-major. */
export interface SymmetricMatrix {
  readonly size: number
  /** length size², row-major; both triangles are filled. */
  readonly data: Float64Array
  /** A matrix with imaginary parts is a {@link HermitianMatrix}. */
  readonly imaginary?: undefined
}

/** A complex Hermitian matrix H = A + iB held as a whole, row-major: A is symmetric, B antisymmetric. */
export interface HermitianMatrix {
  readonly size: number
  /** A, length size². */
  readonly data: Float64Array
  /** B, length size². */
  readonly imaginary: Float64Array
}

/** What goes with a request for a submatrix. */
export interface PrincipalOptions {
  /** Its reason is thrown once it is aborted. */
  readonly signal?: AbortSignal | undefined
  /** Called with the share of the work that is done, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined
}

/** How a matrix grows with its size, as far as its maker knows. */
export interface Growth {
  /** The flow that theory gives for random principal submatrices; `unknown` where it depends on the data. */
  readonly flow: 'free' | 'deformed' | 'unknown'
  /** N of a covariance matrix of N samples: its aspect ratio at size n is n/N. */
  readonly terms?: number | undefined
  /** The largest rank of the whole matrix, where that is known: of n of its rows a share 1 − rank/n of the eigenvalues is 0 at least. */
  readonly rank?: number | undefined
  /** One sentence for people: what grows, which flow holds when, what to do. */
  readonly note: string
}

/** A symmetric (or Hermitian) matrix that nobody holds as a whole. */
export interface MatrixSource<M extends SymmetricMatrix | HermitianMatrix = SymmetricMatrix> {
  readonly size: number
  readonly label: string
  /** The principal submatrix A[indices, indices], in the order of `indices`. Rejects with E_MATRIX for an index out of range or repeated. */
  principal(indices: Uint32Array, options?: PrincipalOptions): Promise<M>
  readonly growth?: Growth | undefined
  /** All eigenvalues of the whole, ascending, where they are found without forming it. */
  readonly eigenvalues?: ((options?: PrincipalOptions) => Promise<Float64Array>) | undefined
}
