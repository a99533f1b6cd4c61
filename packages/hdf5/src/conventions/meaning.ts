/** What a dataset stands for, by the conventions of the program that wrote the file. */
export interface Meaning {
  readonly key: string
  /** Whether the dimensions are those of the file from last to first, because the program's first index runs fastest. */
  readonly reversed: boolean
  /** The type of an array without elements, of which the dataset holds the dimensions; absent for every other. */
  readonly empty?: string | undefined
  /** MATLAB's `logical`. */
  readonly logical: boolean
}

/** A sparse matrix in compressed columns: paths of its datasets. */
export interface SparseMeaning {
  readonly key: string
  readonly values: string
  readonly rowOf: string
  readonly startOf: string
  /** A number, or the path of the dataset with it. */
  readonly height: number | string
}

/** Datasets that mean arrays, by path, and sparse matrices. The others mean nothing that is numbers. */
export interface Meanings {
  readonly arrays: ReadonlyMap<string, Meaning>
  readonly sparse: readonly SparseMeaning[]
}
