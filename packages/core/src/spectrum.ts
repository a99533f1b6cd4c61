import { count } from './count.ts'
import { FreecurveError } from './error.ts'
import type { Growth } from './matrix-source.ts'
import { outOfDomain } from './require.ts'

/** What made a spectrum: enough to find it again. */
export interface SourceRecord {
  /** For people: a file name, a model and layer. */
  readonly label: string
  /**
   * SHA-256, in hex, in the order of the samples: of each input's bytes, or of the eigenvalues (float64, little-endian) where the input
   * is a matrix of which only a part was read.
   */
  readonly checksums?: readonly string[]
  /** Seed of the random draw that chose the submatrix, where there was one. */
  readonly seed?: number
  /** Rows of the whole matrix that the submatrices are of, where it was at hand. */
  readonly matrixSize?: number
  /** Share of its rows that a sample has in common with others, where they were drawn from one matrix too small to keep them apart. */
  readonly overlap?: number
  /** Whether it is of submatrices of submatrices that a spectrum of a larger size is of. */
  readonly part?: boolean
  /** How the matrix grows, where its maker told. */
  readonly growth?: Growth
}

/** Submatrices A = D^{1/2} R D^{1/2} taken apart into the scales of their rows, which are on the diagonal of D, and the rest. */
export interface RowScales {
  /** The scales d > 0 of each sample's rows, in any order, length n0. */
  readonly scales: readonly Float64Array[]
  /** Eigenvalues of R of each sample, ascending, length n0. */
  readonly samples: readonly Float64Array[]
}

/** Eigenvalues of r ≥ 1 random principal submatrices, all of one size, of one matrix. */
export interface Spectrum {
  /** Size n0 of each submatrix. */
  readonly size: number
  /** r arrays of n0 eigenvalues, each ascending. */
  readonly samples: readonly Float64Array[]
  readonly source: SourceRecord
  /** Where rows differ in scale, and the matrix was at hand. */
  readonly rows?: RowScales | undefined
}

/** Options of {@link createSpectrum}. */
export interface SpectrumOptions {
  /** Size n0 of the submatrices. @default the number of values in the first sample */
  readonly size?: number
  /** What made the values. @default { label: 'values' } */
  readonly source?: SourceRecord
  /** Scales of the rows of each sample, and the eigenvalues of what is left without them. */
  readonly rows?: RowScales | undefined
}

/** Fewer eigenvalues than this say nothing about a law's shape (four free cumulants need at least as many values). */
const FEWEST = 4

/** Fourth powers of larger values leave the range of doubles. */
const LARGEST = 1e60
/** Eigenvalues that differ only in their last digits are rounding, not a spectrum. */
const NEAREST = 1e-12

/**
 * A {@link Spectrum} from raw eigenvalues, in any order; the inputs are copied, never changed.
 *
 * @param samples r ≥ 1 arrays of eigenvalues, all of length n0.
 * @throws E_SPECTRUM_EMPTY, E_SPECTRUM_NOT_FINITE, E_SPECTRUM_SIZE (counts differ from n0), E_SPECTRUM_CONSTANT,
 * E_SPECTRUM_RANGE.
 */
export function createSpectrum(samples: readonly ArrayLike<number>[], options: SpectrumOptions = {}): Spectrum {
  const size = options.size ?? samples[0]?.length ?? 0
  const source = options.source ?? { label: 'values' }
  const counts = samples.map((values) => values.length)
  const fewest = samples.length === 0 ? 0 : Math.min(...counts)
  if (fewest < FEWEST)
    throw new FreecurveError(
      'E_SPECTRUM_EMPTY',
      `${source.label} holds ${count(fewest, 'eigenvalue')}; at least ${FEWEST} are needed, and some hundreds to predict well.`,
      { count: fewest, needed: FEWEST },
    )
  if (!counts.every((length) => length === size))
    throw new FreecurveError(
      'E_SPECTRUM_SIZE',
      `A matrix of size ${size} has ${count(size, 'eigenvalue')}, but ${source.label} holds ${counts.join(', ')}. Give all of them (zeros too), or the right size.`,
      { size, counts },
    )
  const sorted = samples.map((values) => sortedCopy(values, source.label))
  const low = Math.min(...sorted.map((values) => values[0] as number))
  const high = Math.max(...sorted.map((values) => values[values.length - 1] as number))
  if (low === high)
    throw new FreecurveError(
      'E_SPECTRUM_CONSTANT',
      `All eigenvalues in ${source.label} equal ${low}: the matrix is ${low} times the identity at every size, and there is nothing to fit.`,
      { value: low },
    )
  const largest = Math.max(-low, high)
  if (largest > LARGEST || high - low < Math.max(1 / LARGEST, NEAREST * largest))
    throw new FreecurveError(
      'E_SPECTRUM_RANGE',
      `The eigenvalues in ${source.label} run from ${low} to ${high}: their law cannot be told in double precision. Scale the matrix to entries about 1, or take off the multiple of the identity in it.`,
      { low, high },
    )
  const rows = options.rows === undefined ? {} : { rows: checkedRows(options.rows, samples.length, size) }
  return Object.freeze({ size, samples: Object.freeze(sorted), source, ...rows })
}

/** Throws E_DOMAIN unless there is one positive scale and one finite eigenvalue for every row of every sample. */
function checkedRows({ scales, samples }: RowScales, count: number, size: number): RowScales {
  const whole = (lists: readonly Float64Array[], good: (x: number) => boolean) =>
    lists.length === count && lists.every((list) => list.length === size && list.every(good))
  const wrong = !whole(scales, (d) => d > 0 && d < Infinity)
    ? 'scales'
    : !whole(samples, Number.isFinite)
      ? 'samples'
      : null
  if (wrong === null) {
    const copies = (lists: readonly Float64Array[]) => Object.freeze(lists.map((list) => list.slice()))
    return Object.freeze({
      scales: copies(scales),
      samples: Object.freeze(samples.map((values) => values.slice().sort())),
    })
  }
  throw outOfDomain(
    'createSpectrum',
    `rows.${wrong}`,
    wrong,
    `${count} lists of ${size} numbers${wrong === 'scales' ? ' > 0' : ''}`,
  )
}

function sortedCopy(values: ArrayLike<number>, label: string): Float64Array {
  const copy = Float64Array.from(values)
  const bad = copy.findIndex((x) => !Number.isFinite(x))
  if (bad >= 0)
    throw new FreecurveError(
      'E_SPECTRUM_NOT_FINITE',
      `Value ${bad + 1} of ${label} is ${copy[bad]}. Eigenvalues of a symmetric matrix are finite: mend the file or the computation that made it.`,
      { index: bad, got: copy[bad] as number },
    )
  return copy.sort()
}

/** All values of all samples as one list, ascending: of several replicates the average of their empirical laws. One sample is handed on as it is. */
export function pooledValues(samples: readonly Float64Array[]): Float64Array {
  if (samples.length === 1) return samples[0]!
  const all = new Float64Array(samples.reduce((count, values) => count + values.length, 0))
  let at = 0
  for (const values of samples) {
    all.set(values, at)
    at += values.length
  }
  return all.sort()
}
