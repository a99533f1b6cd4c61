import type { WeightedValues } from '@freecurve/atoms'
import { powerCounts } from '@freecurve/curves'

/**
 * c₁ = p/N of the smaller of two covariance matrices by the deformed flow, Var(N) − Var(n) = c₁ (τ − 1) mean², of their weighted values. A
 * first guess: variances are noisy.
 */
export const aspectRatioOfVariances = (small: WeightedValues, large: WeightedValues, ratio: number): number =>
  (large.deviation ** 2 - small.deviation ** 2) / ((ratio - 1) * small.mean ** 2)

/**
 * F of a spectrum grown by the deformed flow, at points right of 0: of the companion ν = c ρ + (1 − c) δ_0 it is the power ν^{⊞τ}, and
 * F = 1 − (1 − F_ν)/(τc). A text says why it cannot be done.
 */
export function grownCdf(
  values: WeightedValues,
  ratio: number,
  aspectRatio: number,
  at: Float64Array,
): Float64Array | string {
  const { points, weights } = values
  if (points[0]! < 0) return `the deformed flow is for Gram matrices; found the eigenvalue ${points[0]!.toPrecision(5)}`
  if (!(aspectRatio > 0)) return `the variances give an aspect ratio of ${aspectRatio.toPrecision(4)}`
  const zeros = points[0] === 0 ? weights[0]! : 0
  const left = 1 - aspectRatio * (1 - zeros)
  if (left < 0)
    return `the aspect ratio ${aspectRatio.toPrecision(4)} forces a share of ${(1 - 1 / aspectRatio).toPrecision(4)} zeros; found ${zeros}`
  const keep = points[0] === 0 ? 1 : 0
  const companion = {
    points: Float64Array.of(0, ...points.subarray(keep)),
    weights: Float64Array.of(left, ...weights.subarray(keep).map((weight) => aspectRatio * weight)),
  }
  const { cdf } = powerCounts(companion, ratio, at)
  return cdf.map((share) => 1 - (1 - share) / (ratio * aspectRatio))
}
