import { callPluginAsync, type Growth, type Registry } from '@freecurve/core'
import { type SampledSpectra, sampleSpectra } from '@freecurve/matrices'
import { FEWEST_TO_PART } from '@freecurve/standard'
import type { Progress } from '../progress.ts'
import { type MatrixChoice, type OpenMatrix, withMatrix } from './with-matrix.ts'

/** Random principal submatrices that are wanted, and how their eigenvalues are found. */
export interface SampleChoice extends MatrixChoice {
  /** Sizes of the submatrices; without it, the whole matrix. */
  readonly sizes?: readonly number[] | undefined
  /** Submatrices of each size. */
  readonly repeats: number
  readonly seed: number
  /** Id of an eigensolver. @default wasm; for the whole of a model's matrix, the model's own way, if it has one and `threads` is not given */
  readonly solver?: string | undefined
  readonly threads?: number | undefined
  /**
   * Whether the spectra are to predict others: then the scales of rows are taken off as well, and of one size, parts of the submatrices are
   * drawn too, so that sizes can be compared without another entry of the matrix.
   */
  readonly predicting?: boolean | undefined
  /** Told of the files that the matrix is read from, before any work. */
  readonly onFiles?: ((files: readonly string[]) => Promise<void>) | undefined
}

/** Eigenvalues of submatrices, and what there is to say of the matrix. */
export interface SampledMatrix {
  /** One for each size, ascending. */
  readonly groups: readonly SampledSpectra[]
  /** Id of the eigensolver; null where the model's own way gave all eigenvalues. */
  readonly solver: string | null
  readonly matrix: {
    readonly key: string
    readonly label: string
    readonly size: number
    /** Id of the view or the adapter that made it. */
    readonly plugin: string
    readonly type: string
    readonly growth: Growth | null
  }
  /** Bytes of its files that were read, and in all. */
  readonly bytesRead: number
  readonly fileSize: number
}

/** The eigensolver that is used when none is named. */
const DEFAULT_SOLVER = 'wasm'

/** Work in units that suit all solvers: the eigenvalues of a matrix take n³. */
const workOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size ** 3, 0)

/**
 * Eigenvalues of random principal submatrices of a matrix in a file, or of a model's; of the whole by the model's own way, if it has one and no
 * solver is named.
 *
 * @throws what opening the matrix, sampling and the solver throw, and the reason of the progress's signal once it is aborted.
 */
export const sampleMatrix = (
  registry: Registry,
  path: string,
  choice: SampleChoice,
  progress: Progress,
): Promise<SampledMatrix> =>
  withMatrix(registry, path, choice, progress, async ({ source, plugin, key, type, files, bytesRead, fileSize }) => {
    await choice.onFiles?.(files)
    const { sizes = [source.size] } = choice
    const ascending = [...sizes].sort((a, b) => a - b)
    const groups: SampledSpectra[] = []
    for (const [stream, size] of ascending.entries()) {
      const onProgress = progress.part(size ** 3 / workOf(ascending))
      const step = { size, stream, signal: progress.signal, onProgress }
      groups.push(await callPluginAsync(plugin, () => sampleGroup(registry, source, choice, step)))
    }
    const { label, size, growth = null } = source
    const solver = ascending.every((n) => ownWay(source, choice, n) !== undefined)
      ? null
      : (choice.solver ?? DEFAULT_SOLVER)
    const matrix = { key, label, size, plugin: plugin.id, type, growth }
    return { groups, solver, matrix, bytesRead: bytesRead(), fileSize }
  })

/** The model's own way to the eigenvalues of the whole, unless it is said how to find them; undefined where there is none. */
const ownWay = ({ size: whole, eigenvalues }: OpenMatrix['source'], choice: SampleChoice, size: number) =>
  size === whole && choice.repeats === 1 && choice.solver === undefined && choice.threads === undefined
    ? eigenvalues
    : undefined

/** Submatrices of one size, and where the random draws of that size start. */
interface Step {
  readonly size: number
  readonly stream: number
  readonly signal: AbortSignal | undefined
  readonly onProgress: (share: number) => void
}

async function sampleGroup(
  registry: Registry,
  source: OpenMatrix['source'],
  choice: SampleChoice,
  { size, stream, signal, onProgress }: Step,
): Promise<SampledSpectra> {
  const { repeats, seed, threads, solver = DEFAULT_SOLVER, predicting = false, sizes = [] } = choice
  const own = ownWay(source, choice, size)
  if (own !== undefined) {
    const samples = [await own.call(source, { signal, onProgress })]
    return { size, samples, indices: [Uint32Array.from({ length: size }, (_, k) => k)], disjoint: true, parts: [] }
  }
  const parts = predicting && sizes.length === 1 ? partsOf(size) : []
  const draw = { size, repeats, seed, stream, rows: predicting, parts }
  return sampleSpectra(source, { ...draw, solver: registry.get('eigensolver', solver), threads, signal, onProgress })
}

/** Half and a quarter of a submatrix. */
const partsOf = (size: number): readonly number[] =>
  size < FEWEST_TO_PART ? [] : [Math.floor(size / 4), Math.floor(size / 2)]
