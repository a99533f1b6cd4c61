import type { QuantileCurve } from '@freecurve/core'
import { interpolated, meanLogOf, sharesAround, valuesAt } from './quantile-curve.ts'

/** A lower and an upper bound at each place. */
export interface Band {
  readonly low: Float64Array
  readonly high: Float64Array
}

/** 90 % bands of a prediction. They hold what the data tell: noise, disagreement and past errors, no unknown change of regime. */
export interface PredictionBands {
  /** Shares, and the values predicted there, at which the bands are given. */
  readonly shares: Float64Array
  readonly values: Float64Array
  /** Of F at the values: each place by itself, and all at once. */
  readonly cdf: { readonly pointwise: Band; readonly simultaneous: Band }
  /** Of F⁻¹ at the shares, each share by itself. */
  readonly quantiles: Band
  /** Of the smallest and the largest value. */
  readonly edges: readonly [readonly [number, number], readonly [number, number]]
  /** Of (1/n) log det; null unless all values are positive. */
  readonly logDeterminant: readonly [number, number] | null
}

/** What a prediction's errors are judged by. */
export interface ErrorSources {
  /** The winner's predictions from ladders drawn anew. */
  readonly draws: readonly QuantileCurve[]
  /** Predictions of hypotheses that may be as right. */
  readonly rivals: readonly QuantileCurve[]
  /** Errors of back-tests, or what stands for them. */
  readonly past: readonly PastError[]
}

/** Predicted and true curve of a back-test, and by how much its error grows up to the size asked for. */
export interface PastError {
  readonly predicted: QuantileCurve
  readonly truth: QuantileCurve
  readonly growth: number
}

/** Two-sided 90 % of a normal variable. */
const NORMAL = 1.6448536269514722
const LEVEL = 0.9
/** Places where draws hardly differ do not set the width of the simultaneous band: deviations count as this part of the largest at least. */
const FLOOR = 0.1

/**
 * Bands about a curve. At each place half-widths are √((c s)² + r² + t²): s the deviation of the draws, c for 90 % of them; r the largest
 * difference of a rival; t the largest error of a back-test, grown in proportion to log n; r and t at
 * least as large as their means over shares. The simultaneous band takes c from the largest |δ|/s of each draw, and r and t at their largest.
 */
export function bandsOf(curve: QuantileCurve, sources: ErrorSources): PredictionBands {
  const { shares, values } = curve
  const off = (other: QuantileCurve) => differencesAt(curve, other)
  const drawn = sources.draws.map(off)
  const s = shares.map((_, i) => rootMeanSquare(drawn.map((delta) => delta[i]!)))
  const largest = (lists: readonly Float64Array[]) =>
    shares.map((_, i) => lists.reduce((most, delta) => Math.max(most, Math.abs(delta[i]!)), 0))
  const r = notBelowMean(shares, largest(sources.rivals.map(off)))
  const t = notBelowMean(shares, largest(sources.past.map((past) => pastErrors(shares, past))))
  const floor = FLOOR * Math.max(...s)
  const suprema = drawn.map((delta) =>
    delta.reduce((most, d, i) => Math.max(most, Math.abs(d) / Math.max(s[i]!, floor)), 0),
  )
  const c = floor > 0 ? levelOf(suprema) : 0
  const [allR, allT] = [Math.max(...r), Math.max(...t)]
  const pointwise = around(shares, (i) => Math.hypot(NORMAL * s[i]!, r[i]!, t[i]!))
  const simultaneous = around(shares, (i) => Math.hypot(c * Math.max(s[i]!, floor), allR, allT))
  const edges = [
    bandOfEdge(curve, sources, (one) => one.values[0]!),
    bandOfEdge(curve, sources, (one) => one.values[one.values.length - 1]!),
  ] as const
  return {
    shares,
    values,
    cdf: { pointwise, simultaneous },
    quantiles: quantileBand(curve, pointwise, edges),
    edges,
    logDeterminant: meanLogOf(curve) === null ? null : bandOfNumber(curve, sources, (one) => meanLogOf(one)!),
  }
}

/** p ± half, within [0, 1], ascending as a CDF's bounds do. */
function around(shares: Float64Array, half: (i: number) => number): Band {
  const low = shares.map((p, i) => Math.max(0, p - half(i)))
  const high = shares.map((p, i) => Math.min(1, p + half(i)))
  for (let i = 1; i < high.length; i++) high[i] = Math.max(high[i]!, high[i - 1]!)
  for (let i = low.length - 2; i >= 0; i--) low[i] = Math.min(low[i]!, low[i + 1]!)
  return { low, high }
}

/** The inverse of a band of F; beyond what it bounds, the band of the edges. */
function quantileBand({ shares, values }: QuantileCurve, { low, high }: Band, edges: PredictionBands['edges']): Band {
  const [[least], [, most]] = edges
  const at = (bound: Float64Array) => interpolated(bound, values, shares)
  const [lower, upper] = [at(high), at(low)]
  const last = shares.length - 1
  return {
    low: lower.map((x, i) => (shares[i]! < high[0]! || i === 0 ? Math.min(least, x) : x)),
    high: upper.map((x, i) => (shares[i]! >= low[last]! || i === last ? Math.max(most, x) : x)),
  }
}

/** ± the same three errors for one number read off curves. */
function bandOfNumber(
  curve: QuantileCurve,
  { draws, rivals, past }: ErrorSources,
  of: (curve: QuantileCurve) => number,
): readonly [number, number] {
  const centre = of(curve)
  const s = rootMeanSquare(draws.map((one) => of(one) - centre))
  const r = rivals.reduce((most, one) => Math.max(most, Math.abs(of(one) - centre)), 0)
  const t = past.reduce((most, one) => Math.max(most, one.growth * Math.abs(of(one.predicted) - of(one.truth))), 0)
  const half = Math.hypot(NORMAL * s, r, t)
  return [centre - half, centre + half]
}

/** Of an edge: by its logarithm where all curves agree on its sign, so that an edge of a positive matrix stays positive. */
function bandOfEdge(
  curve: QuantileCurve,
  sources: ErrorSources,
  of: (curve: QuantileCurve) => number,
): readonly [number, number] {
  const { draws, rivals, past } = sources
  const sign = Math.sign(of(curve))
  const seen = past.flatMap(({ predicted, truth }) => [predicted, truth])
  if (![curve, ...draws, ...rivals, ...seen].every((one) => sign * of(one) > 0)) return bandOfNumber(curve, sources, of)
  const [low, high] = bandOfNumber(curve, sources, (one) => Math.log(sign * of(one))).map(Math.exp)
  return sign > 0 ? [low!, high!] : [-high!, -low!]
}

/** F − F_other at the knots of a curve: on both sides of its atoms, and as near as an atom of the other allows. */
function differencesAt({ shares, values }: QuantileCurve, other: QuantileCurve): Float64Array {
  const { below, upTo } = sharesAround(other, values)
  return shares.map((p, i) => {
    if (values[i + 1] === values[i] && values[i - 1] !== values[i]) return below[i]! - p
    if (values[i - 1] === values[i] && values[i + 1] !== values[i]) return upTo[i]! - p
    return clamped(p, below[i]!, upTo[i]!) - p
  })
}

/** |F(q(p)) − p| of the back-test at shares, grown; within an atom that both have it is 0. */
function pastErrors(shares: Float64Array, past: PastError): Float64Array {
  const { below, upTo } = sharesAround(past.truth, valuesAt(past.predicted, shares))
  return shares.map((p, i) => past.growth * Math.abs(clamped(p, below[i]!, upTo[i]!) - p))
}

const clamped = (p: number, low: number, high: number): number => Math.min(high, Math.max(low, p))

const rootMeanSquare = (xs: readonly number[]): number =>
  xs.length === 0 ? 0 : Math.sqrt(xs.reduce((sum, x) => sum + x * x, 0) / xs.length)

/** Errors where they are larger than their mean over shares, elsewhere that mean: where two curves happen to cross, neither is right. */
function notBelowMean(shares: Float64Array, errors: Float64Array): Float64Array {
  let mean = 0
  for (let i = 1; i < shares.length; i++) mean += ((shares[i]! - shares[i - 1]!) * (errors[i]! + errors[i - 1]!)) / 2
  return errors.map((error) => Math.max(error, mean))
}

/** The value that LEVEL of the values do not exceed. */
function levelOf(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b)
  return ascending[Math.min(ascending.length - 1, Math.ceil(LEVEL * ascending.length) - 1)] ?? 0
}
