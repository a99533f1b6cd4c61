/** A real symmetric matrix held as a whole, row-major. */
export interface SymmetricMatrix {
  readonly size: number
  /** length size², row-major; both triangles are filled. */
  readonly data: Float64Array
}

/** A symmetric matrix that nobody holds as a whole. */
export interface MatrixSource {
  readonly size: number
  readonly label: string
  /** The principal submatrix A[indices, indices], in the order of `indices`. Throws E_MATRIX for an index out of range or repeated. */
  principal(indices: Uint32Array, options?: { readonly signal?: AbortSignal }): Promise<SymmetricMatrix>
}
