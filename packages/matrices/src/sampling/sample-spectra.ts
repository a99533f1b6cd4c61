import {
  count,
  type Eigensolver,
  type EigensolverOptions,
  FreecurveError,
  type HermitianMatrix,
  type MatrixSource,
  type SymmetricMatrix,
} from '@freecurve/core'
import { refusal } from '../views/refusal.ts'
import { collectSpectra, type SizedSpectra } from './collect-spectra.ts'
import { partOf } from './part-of.ts'
import { rowScales, type ScaleKind, scaleKind, withoutScales } from './row-scales.ts'
import { sampleIndices } from './sample-indices.ts'

/** How to sample, and what to do with each submatrix. */
export interface SamplePlan extends EigensolverOptions {
  /** Size k of the submatrices. */
  readonly size: number
  /** Number of submatrices. @default 1 */
  readonly repeats?: number
  /** Seed of the index sets. @default 1 */
  readonly seed?: number
  /** Tells apart several draws with one seed. @default 0 */
  readonly stream?: number
  /** Whether each submatrix is taken apart into the scales of its rows and the rest, for as many eigenvalues again. @default false */
  readonly rows?: boolean
  /** Sizes below k of random submatrices of each submatrix, which is cut into as many as it holds: they cost no entry more. @default [] */
  readonly parts?: readonly number[]
  /** Computes the eigenvalues of each. */
  readonly solver: Pick<Eigensolver, 'eigenvalues' | 'largest'>
}

/** What was drawn. */
export interface SampledSpectra extends SizedSpectra {
  /** Rows and columns of each, ascending. */
  readonly indices: readonly Uint32Array[]
  /** Whether no row is in two of them. */
  readonly disjoint: boolean
  /** Spectra of smaller submatrices of the same submatrices, ascending in size. */
  readonly parts: readonly SizedSpectra[]
}

/** Rows of the largest submatrix: more have 2³² entries or above, which no Float64Array holds everywhere. */
const MOST_ROWS = 65_535

/** Eigenvalues that are kept of all submatrices together: a gigabyte. Chosen. */
const MOST_VALUES = 2 ** 27
/** Numbers that take as much memory as a small array's own record. */
const RECORD = 32

/**
 * Share of the work that is fetching a submatrix of size k from a file, about 1 / (1 + (k/1500)²); the rest is its eigenvalues. For the
 * progress only; measured on one machine.
 */
const fetching = (size: number): number => 1 / (1 + (size / 1500) ** 2)

/**
 * Eigenvalues of random principal submatrices of a matrix that nobody holds as a whole, one after the other.
 *
 * @throws E_DOMAIN for sizes that do not fit and for more than 2²⁷ eigenvalues in all, E_MATRIX for a submatrix that the solver or
 *   the memory of any machine cannot hold, what the source and the solver throw, and the signal's reason.
 */
export async function sampleSpectra(
  source: MatrixSource<SymmetricMatrix | HermitianMatrix>,
  {
    size,
    repeats = 1,
    seed = 1,
    stream = 0,
    rows = false,
    parts = [],
    solver,
    threads,
    signal,
    onProgress,
  }: SamplePlan,
): Promise<SampledSpectra> {
  const largest = Math.min(solver.largest ?? MOST_ROWS, MOST_ROWS)
  if (size > largest) throw tooLarge(size, largest)
  const { sets, disjoint } = sampleIndices(source.size, size, repeats, seed, stream)
  if (repeats * Math.max(size, RECORD) > MOST_VALUES) throw tooMany(size, repeats)
  const whole = collectSpectra(size)
  const smaller = [...parts].sort((a, b) => a - b).map(collectSpectra)
  const drawn: Uint32Array[] = []
  let kind: ScaleKind | null = null
  const fetch = fetching(size)
  const report = (within: number) => onProgress?.((drawn.length + within) / repeats)
  for (const indices of sets) {
    signal?.throwIfAborted()
    report(0)
    const matrix = await source.principal(indices, { signal, onProgress: (share) => report(fetch * share) })
    // The first submatrix decides for all: scales of different kinds have different units.
    if (rows && drawn.length === 0) kind = scaleKind(matrix)
    const scales = kind === null ? null : rowScales(matrix, kind)
    const rest = scales === null ? null : withoutScales(matrix, scales)
    const total = (rest === null ? 1 : 2) * cubes(size, parts)
    let done = 0
    const solve = async (one: typeof matrix) => {
      const work = one.size ** 3
      const tell = (share: number) => report(fetch + ((1 - fetch) * (done + share * work)) / total)
      const values = await solver.eigenvalues(one, { threads, signal, onProgress: tell })
      done += work
      return values
    }
    whole.add(await solve(matrix), scales, rest === null ? null : await solve(rest))
    for (const part of smaller)
      for (const within of sampleIndices(size, part.size, Math.floor(size / part.size), seed, drawn.length).sets) {
        const values = await solve(partOf(matrix, within))
        const own = scales === null ? null : Float64Array.from(within, (k) => scales[k]!)
        part.add(values, own, rest === null ? null : await solve(partOf(rest, within)))
      }
    drawn.push(indices)
  }
  report(0)
  return { ...whole.spectra(), indices: drawn, disjoint, parts: smaller.map((part) => part.spectra()) }
}

/** Work on the eigenvalues of a submatrix and of its parts: n³ for a matrix of n rows. */
const cubes = (size: number, parts: readonly number[]): number =>
  parts.reduce((sum, part) => sum + Math.floor(size / part) * part ** 3, size ** 3)

const tooLarge = (size: number, largest: number) =>
  refusal(
    `The solver takes matrices of up to ${largest} rows; got ${size}. Take smaller submatrices, or another solver.`,
    'too large for the solver',
    size,
  )

function tooMany(size: number, repeats: number): FreecurveError {
  const most = Math.floor(MOST_VALUES / Math.max(size, RECORD))
  const message = `${count(repeats, 'submatrix')} of ${count(size, 'row')} would have more eigenvalues than can be kept. Take at most ${most} of this size.`
  return new FreecurveError('E_DOMAIN', message, { argument: 'number of repeats', got: repeats })
}
