import { type Growth, type MatrixSource, type PrincipalOptions, pauses } from '@freecurve/core'
import { mirrorLower } from '@freecurve/eigen'
import { checkIndices } from './check-indices.ts'

/** What a source has to fill: the lower triangle of A[indices, indices]. */
export interface PrincipalJob {
  /** Rows and columns wanted: distinct and in range. */
  readonly indices: Uint32Array
  /** length k², row-major, zero at the start. Only the lower triangle is read. */
  readonly lower: Float64Array
  /** To be awaited between pieces of work: lets other work in, and throws the signal's reason once it is aborted. */
  readonly pause: () => Promise<void>
  /** For reading that comes before. */
  readonly signal?: AbortSignal | undefined
  /** To be told what share of the work is done, from 0 to 1. */
  readonly progress: (share: number) => void
}

/** What is known of a matrix besides its entries. */
export interface SourceFacts {
  readonly growth?: Growth | undefined
  /** All eigenvalues of the whole, ascending, where they are found without forming it. */
  readonly eigenvalues?: ((options?: PrincipalOptions) => Promise<Float64Array>) | undefined
}

/**
 * A {@link MatrixSource} from a function that fills the lower triangle of a principal submatrix; indices, aborting and the
 * upper triangle are taken care of.
 *
 * @param size n, rows of the whole matrix
 * @param label for people
 * @param facts how the matrix grows, and its eigenvalues where there is a shorter way to them
 * @throws (from `principal`) E_MATRIX for an index that is out of range or comes twice; the signal's reason once aborted.
 */
export function matrixSource(
  size: number,
  label: string,
  fill: (job: PrincipalJob) => Promise<void>,
  facts: SourceFacts = {},
): MatrixSource {
  return Object.freeze({
    ...facts,
    size,
    label,
    async principal(indices: Uint32Array, { signal, onProgress }: PrincipalOptions = {}) {
      checkIndices(indices, size)
      signal?.throwIfAborted()
      const count = indices.length
      const data = new Float64Array(count * count)
      await fill({ indices, lower: data, pause: pauses(signal), signal, progress: onProgress ?? (() => {}) })
      mirrorLower(data, count)
      return { size: count, data }
    },
  })
}
