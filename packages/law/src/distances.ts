import { requireAscending } from './require-arguments.ts'
import { roundingOf } from './rounding-of.ts'

/** Distances between two distributions on the line. */
export interface Distances {
  /** Kolmogorov–Smirnov: sup |F − G|. */
  readonly ks: number
  /** Wasserstein-1: ∫ |F⁻¹ − G⁻¹| dp, in the units of the eigenvalues. */
  readonly w1: number
  /** Wasserstein-1 over the standard deviation of the second argument; null where its values are all equal. */
  readonly w1PerDeviation: number | null
  /**
   * Wasserstein-1 in log x: ∫ |log F⁻¹ − log G⁻¹| dp over what is not zero, a mean relative shift. Null where a value is
   * negative, or the shares of zeros differ.
   */
  readonly w1Log: number | null
  /** Total variation, sup |F(B) − G(B)| over sets B; null for spectra, whose shares are at points. */
  readonly tv: number | null
}

/**
 * Distances between two lists of eigenvalues, of any lengths: KS = max |F − G| and W1 = ∫ |F − G| dx of their steps. Eigenvalues that
 * rounding may tell apart, n ε max|λ| of either list, are equal in KS; in log x, what is so close to 0 is 0.
 *
 * @throws E_DOMAIN unless both lists are finite and ascend, with a value at least.
 */
export function distancesBetween(a: Float64Array, b: Float64Array): Distances {
  requireAscending('distancesBetween', 'the first list', a)
  requireAscending('distancesBetween', 'the second list', b)
  const ks = largestGap(a, b)
  const w1 = shiftBetween(a, b)
  return { ks, w1, w1PerDeviation: perDeviation(w1, b), w1Log: logDistance(a, b), tv: null }
}

/** sup |F − G| of two lists. */
function largestGap(a: Float64Array, b: Float64Array): number {
  let ks = 0
  overSteps(a, b, roundingOf(a) + roundingOf(b), (_x, gap) => {
    ks = Math.max(ks, gap)
  })
  return ks
}

/** ∫ |F − G| dx of two lists. */
function shiftBetween(a: Float64Array, b: Float64Array): number {
  let w1 = 0
  let [last, lastGap] = [Math.min(a[0]!, b[0]!), 0]
  overSteps(a, b, 0, (x, gap) => {
    w1 += lastGap * (x - last)
    last = x
    lastGap = gap
  })
  return w1
}

/** Calls `visit` with every value of either list, ascending, and |F − G| from it to the next; values up to `tie` above one are with it. */
function overSteps(a: Float64Array, b: Float64Array, tie: number, visit: (x: number, gap: number) => void): void {
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const x = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    while (i < a.length && a[i]! <= x + tie) i++
    while (j < b.length && b[j]! <= x + tie) j++
    visit(x, Math.abs(i / a.length - j / b.length))
  }
}

/** W1 between the logarithms of what is positive; both lists have their zeros, as many in share, first. */
function logDistance(a: Float64Array, b: Float64Array): number | null {
  if (a[0]! < -roundingOf(a) || b[0]! < -roundingOf(b)) return null
  const [p, q] = [a, b].map((values) => {
    const rounding = roundingOf(values)
    return values.filter((x) => x > rounding).map(Math.log)
  })
  const same = (a.length - p!.length) * b.length === (b.length - q!.length) * a.length
  return same && p!.length > 0 ? shiftBetween(p!, q!) : null
}

/** Equal values have no deviation to measure by: null, whatever rounding makes of it. */
export const perDeviation = (w1: number, values: Float64Array): number | null =>
  values[0] === values[values.length - 1] ? null : w1 / deviationOf(values)

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length)
}
