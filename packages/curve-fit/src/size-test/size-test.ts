import { weightedValues } from '@freecurve/atoms'
import { FreecurveError, type Spectrum } from '@freecurve/core'
import { countModes, toModes } from '../counts/count-modes.ts'
import { type ObservedCounts, observedCounts } from '../counts/observed-counts.ts'
import { compressedCdf } from './compressed-cdf.ts'
import { aspectRatioOfVariances, grownCdf } from './grown-cdf.ts'
import { empiricalCdf, ksToPrediction, ksUnchanged } from './ks.ts'
import { nearestAspectRatio } from './nearest-aspect-ratio.ts'
import { squared } from './squared.ts'

/** Which flow is tested, and on what. */
export interface SizeTestOptions {
  /** @default 'free' */
  readonly flow?: 'free' | 'deformed'
  /**
   * c₁ = p/N of the smaller matrix, for the deformed flow.
   * @default the one that explains the two best, near what their variances give
   */
  readonly aspectRatio?: number
  /** Whether the smaller submatrices are parts of the larger one, so that their noise is partly shared. @default true */
  readonly nested?: boolean
}

/** Whether a flow explains two sizes of one matrix. */
export interface SizeTest {
  /** Whether `residual` is what noise alone exceeds once in a hundred times, or less. */
  readonly consistent: boolean
  /**
   * Whether the two differ so much that a wrong flow could be seen: "nothing changes" leaves four times what noise may. Where they do not,
   * any flow that changes little passes.
   */
  readonly telling: boolean
  /** Why it was not even tried, or null. */
  readonly reason: string | null
  /** Mean square of the counting modes of the gap, each in units of its noise: about 1 for a flow that holds. NaN where not tried. */
  readonly residual: number
  /** Number of modes, less the numbers that were estimated. */
  readonly parts: number
  /** KS distance between the prediction of one size from the other and the eigenvalues there. */
  readonly ks: number
  /** KS distance between the two spectra as they are: what predicting no change would leave. */
  readonly ksUnchanged: number
  /** c₁ that was given or estimated, for the deformed flow; else null. */
  readonly aspectRatio: number | null
}

/** Most modes that are compared. Chosen: beyond them the smaller spectrum holds only its own noise. */
const MODES = 64
/** 99 % quantile of a standard normal deviate. */
const QUANTILE = 2.326
/** By how much the change between two sizes must exceed its noise for a test to tell flows apart. Chosen. */
const TELLING = 4
/** Least share of a mode's noise that is not shared. Chosen. */
const LEAST = 0.05

/**
 * Does a flow explain two sizes n < N of one matrix? No fit: the free flow compresses the larger spectrum to the smaller size, which is
 * exact; the deformed flow grows the smaller one's companion law. The prediction is compared with the eigenvalues there in counting modes
 * (see countModes).
 *
 * Noise: a mode k of the compressed larger spectrum fluctuates (n/N)^k as much, in variance, as that of the smaller one; if the smaller is
 * a part of the larger, that much is shared, and 1 − (n/N)^k is left (exact for minors of Gaussian matrices: Borodin 2014, covariances
 * (k/2)(n/N)^{k/2} of Chebyshev statistics). Replicates divide the noise of theirs.
 *
 * @throws E_DOMAIN unless the first spectrum is the smaller one
 */
export function sizeTest(small: Spectrum, large: Spectrum, options: SizeTestOptions = {}): SizeTest {
  const { flow = 'free', nested = true } = options
  if (!(small.size < large.size))
    throw new FreecurveError(
      'E_DOMAIN',
      `A size test wants the smaller spectrum first; got sizes ${small.size} and ${large.size}.`,
      { argument: 'small', got: small.size },
    )
  const [seen, from] = flow === 'free' ? [small, large] : [large, small]
  const observed = observedCounts(seen)
  const values = weightedValues(from)
  const none = { parts: 0, ks: Number.NaN, ksUnchanged: ksUnchanged(small, large), residual: Number.NaN }
  const refuse = (reason: string): SizeTest => ({
    consistent: false,
    telling: false,
    reason,
    ...none,
    aspectRatio: null,
  })
  if (observed.points.length < 16) return refuse('too few eigenvalues lie outside atoms')
  const ratio = large.size / small.size
  const own = 1 / seen.samples.length
  const shared = (nested ? -1 : 1) / from.samples.length
  const deviationOf = (k: number) => Math.sqrt(Math.max(LEAST * own, own + shared * ratio ** -(k + 1)))
  const gapOf = (cdf: Float64Array) => modesOf(observed, cdf, seen).map((a, k) => a / deviationOf(k))
  const given = flow === 'free' ? null : options.aspectRatio
  const aspectRatio =
    given !== undefined
      ? given
      : nearestAspectRatio(aspectRatioOfVariances(values, weightedValues(seen), ratio), (c) => {
          const cdf = grownCdf(values, ratio, c, observed.points)
          return typeof cdf === 'string' ? cdf : gapOf(cdf)
        })
  const cdf =
    aspectRatio === null
      ? compressedCdf(values, ratio, observed.points)
      : grownCdf(values, ratio, aspectRatio, observed.points)
  if (typeof cdf === 'string') return refuse(cdf)
  const gap = gapOf(cdf)
  const parts = given === undefined ? gap.length - 1 : gap.length
  const residual = squared(gap) / parts
  // Wilson and Hilferty 1931: the quantile of χ²/parts.
  const limit = (1 - 2 / (9 * parts) + QUANTILE * Math.sqrt(2 / (9 * parts))) ** 3
  return {
    consistent: residual <= limit,
    telling: squared(gapOf(empiricalCdf(values, observed.points))) / gap.length > TELLING * limit,
    reason: null,
    residual,
    parts,
    ks: ksToPrediction(observed, cdf),
    ksUnchanged: none.ksUnchanged,
    aspectRatio,
  }
}

/** The gap in units of one spectrum's own noise. */
function modesOf({ points, shares }: ObservedCounts, cdf: Float64Array, seen: Spectrum): Float64Array {
  const count = Math.max(4, Math.min(MODES, points.length >> 2))
  const amplitudes = new Float64Array(count)
  toModes(
    countModes(points.length, count, seen.size, 1),
    shares.map((share, i) => share - cdf[i]!),
    amplitudes,
    0,
  )
  return amplitudes
}
