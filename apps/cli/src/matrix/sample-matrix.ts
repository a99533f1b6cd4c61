import { callPluginAsync, type Registry } from '@freecurve/core'
import { sampleSpectra } from '@freecurve/matrices'
import type { Progress } from '../progress.ts'
import { type MatrixChoice, withMatrix } from './with-matrix.ts'

/** Random principal submatrices that are wanted, and how their eigenvalues are found. */
export interface SampleChoice extends MatrixChoice {
  /** Sizes of the submatrices; without it, the whole matrix. */
  readonly sizes?: readonly number[] | undefined
  /** Submatrices of each size. */
  readonly repeats: number
  readonly seed: number
  /** Id of an eigensolver. */
  readonly solver: string
  readonly threads?: number | undefined
}

/** The eigenvalues of random submatrices of one size. */
export interface SampleGroup {
  readonly size: number
  /** Eigenvalues of each, ascending. */
  readonly samples: readonly Float64Array[]
  /** Rows and columns of each, from 0, ascending. */
  readonly indices: readonly Uint32Array[]
  /** Whether no row is in two of them. */
  readonly disjoint: boolean
}

/** Eigenvalues of submatrices, and what there is to say of the matrix. */
export interface SampledMatrix {
  /** One for each size, ascending. */
  readonly groups: readonly SampleGroup[]
  readonly matrix: {
    readonly key: string
    readonly label: string
    readonly size: number
    readonly view: string
    readonly type: string
  }
  /** Bytes of the file that were read, and in all. */
  readonly bytesRead: number
  readonly fileSize: number
}

/** Work in units that suit all solvers: the eigenvalues of a matrix take n³. */
const workOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size ** 3, 0)

/**
 * Eigenvalues of random principal submatrices of a matrix in a file.
 *
 * @throws what opening the matrix, sampling and the solver throw.
 */
export const sampleMatrix = (
  registry: Registry,
  path: string,
  choice: SampleChoice,
  progress: Progress,
): Promise<SampledMatrix> =>
  withMatrix(registry, path, choice, async ({ file, array, view, source }) => {
    const { sizes = [source.size], repeats, seed, threads } = choice
    const solver = registry.get('eigensolver', choice.solver)
    const ascending = [...sizes].sort((a, b) => a - b)
    const groups: SampleGroup[] = []
    for (const [stream, size] of ascending.entries()) {
      const onProgress = progress.part(size ** 3 / workOf(ascending))
      const plan = { size, repeats, seed, stream, solver, threads, onProgress }
      const sampled = await callPluginAsync(view, () => sampleSpectra(source, plan))
      groups.push({ size, ...sampled })
    }
    return {
      groups,
      matrix: { key: array.key, label: source.label, size: source.size, view: view.id, type: array.type },
      bytesRead: file.bytesRead(),
      fileSize: file.size,
    }
  })
