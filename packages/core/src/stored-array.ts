/** An array of numbers in memory. */
export interface NumberArray {
  /** Row-major: the last index runs fastest. */
  readonly values: Float64Array
  /** Imaginary parts of complex numbers, in the same order; absent for real ones. */
  readonly imaginary?: Float64Array | undefined
  /** E.g. [1024] for a list, [100, 20] for a table of 100 rows. */
  readonly shape: readonly number[]
}

/** The entries of a sparse matrix that are stored, in no order. Entries of one place add up; symmetric ones are listed on both sides. */
export interface SparseEntries {
  /** Row of each entry, from 0. */
  readonly rows: Uint32Array
  /** Column of each entry, from 0. */
  readonly columns: Uint32Array
  readonly values: Float64Array
  readonly imaginary?: Float64Array | undefined
}

/** An array of numbers in a file. Nothing of it is read before it is asked for. */
export interface StoredArray {
  /** Its name in the file, as `--key` takes it; empty where the file holds one array and gives it none. */
  readonly key: string
  readonly shape: readonly number[]
  /** Type of the elements, for people: float64, bfloat16, complex128, … */
  readonly type: string
  /** All numbers. Rejects with E_FILE_FORMAT, also where they would take far more memory than the file's size warrants. */
  read(): Promise<NumberArray>
  /**
   * The entries A[rows[i]][columns[j]] of a matrix (two dimensions), shape [rows.length, columns.length], in the order given, reading
   * little more than those where the format allows it. Indices are in range. Rejects with E_FILE_FORMAT.
   */
  block(rows: Uint32Array, columns: Uint32Array): Promise<NumberArray>
  /**
   * The array as a matrix whose rows run through the first dimension and whose columns through all others, the last fastest: a
   * convolution's kernel, unfolded. Present for three dimensions or more, where it can be read in pieces as it lies.
   */
  unfolded?(): StoredArray
  /** Present for a sparse matrix: what is stored of it. */
  entries?(): Promise<SparseEntries>
}
