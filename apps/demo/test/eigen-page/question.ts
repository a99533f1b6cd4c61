/** What the worker is asked: all eigenvalues of a symmetric matrix. */
export interface Question {
  readonly size: number
  readonly data: Float64Array
  readonly threads: number
}

/** What it answers. */
export interface Answer {
  readonly values: Float64Array
  /** Whether threads may share memory here. */
  readonly isolated: boolean
}
