/** Width of the smoothing in logit p: neighbouring quantiles move together. Chosen; between 0.15 and 0.3 predictions hardly differ. */
const WIDTH = 0.3
/** Knots of the slopes, evenly in logit p. */
const KNOTS = 240
/** Beyond so many widths a knot has no say. */
const REACH = 4

/** A function of p by its values at even knots in logit p from −end to end; constant beyond. */
export interface LogitSeries {
  readonly end: number
  readonly values: Float64Array
}

/** Where logit p ends for a sample of `size` values: at its extreme ones. */
const endOf = (size: number): number => Math.log(2 * size - 1)

/**
 * `of(p)` at even knots in logit p, smoothed by local averages weighted with p(1 − p), the number of eigenvalues a knot stands for.
 * Constants stay exactly themselves up to rounding.
 */
export function smoothSlopes(size: number, of: (p: number) => number): LogitSeries {
  const end = endOf(size)
  const step = (2 * end) / (KNOTS - 1)
  const weights = new Float64Array(KNOTS)
  const raw = new Float64Array(KNOTS)
  for (let i = 0; i < KNOTS; i++) {
    const p = 1 / (1 + Math.exp(end - i * step))
    weights[i] = p * (1 - p)
    raw[i] = of(p)
  }
  const reach = Math.ceil((REACH * WIDTH) / step)
  const kernel = Float64Array.from({ length: reach + 1 }, (_, k) => Math.exp(-0.5 * ((k * step) / WIDTH) ** 2))
  const values = new Float64Array(KNOTS)
  for (let i = 0; i < KNOTS; i++) {
    let sum = 0
    let total = 0
    for (let j = Math.max(0, i - reach); j <= Math.min(KNOTS - 1, i + reach); j++) {
      const weight = kernel[Math.abs(i - j)]! * weights[j]!
      sum += weight * raw[j]!
      total += weight
    }
    values[i] = sum / total
  }
  return { end, values }
}

/** The series at a share p. */
export function seriesAt({ end, values }: LogitSeries, p: number): number {
  const last = values.length - 1
  const at = p <= 0 ? 0 : p >= 1 ? last : ((Math.log(p / (1 - p)) + end) / (2 * end)) * last
  if (at <= 0) return values[0]!
  if (at >= last) return values[last]!
  const k = Math.floor(at)
  return values[k]! + (at - k) * (values[k + 1]! - values[k]!)
}
