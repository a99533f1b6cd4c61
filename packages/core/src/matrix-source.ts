/** A real symmetric matrix held as a whole, row-major. */
export interface SymmetricMatrix {
  readonly size: number
  /** length size², row-major; both triangles are filled. */
  readonly data: Float64Array
  /** There is none: a complex matrix is a {@link HermitianMatrix}, and does not pass for a real one. */
  readonly imaginary?: undefined
}

/** A complex Hermitian matrix A + iB held as a whole, row-major: A is symmetric, B antisymmetric. */
export interface HermitianMatrix {
  readonly size: number
  /** A: length size², row-major; both triangles are filled. */
  readonly data: Float64Array
  /** B: length size², row-major; both triangles are filled. */
  readonly imaginary: Float64Array
}

/** A symmetric matrix that nobody holds as a whole. */
export interface MatrixSource {
  readonly size: number
  readonly label: string
  /** The principal submatrix A[indices, indices], in the order of `indices`. Throws E_MATRIX for an index out of range or repeated. */
  principal(indices: Uint32Array, options?: { readonly signal?: AbortSignal }): Promise<SymmetricMatrix>
}
