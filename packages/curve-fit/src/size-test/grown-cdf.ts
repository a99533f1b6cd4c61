import { type WeightedValues, weightedValues } from '@freecurve/atoms'
import type { Spectrum } from '@freecurve/core'
import { powerCounts } from '@freecurve/curves'

/**
 * F of a spectrum grown by the deformed flow, at points right of 0: of the companion ν = c ρ + (1 − c) δ_0 it is the power ν^{⊞τ}, and
 * F = 1 − (1 − F_ν)/(τc). Without c₁ the variances give it, Var(N) − Var(n) = c₁ (τ − 1) mean². A text says why it cannot be done.
 */
export function grownCdf(
  small: Spectrum,
  large: Spectrum,
  values: WeightedValues,
  at: Float64Array,
  given: number | undefined,
): { readonly cdf: Float64Array; readonly aspectRatio: number } | string {
  const ratio = large.size / small.size
  const { points, weights, mean, deviation } = values
  if (points[0]! < 0) return `the deformed flow is for Gram matrices; found the eigenvalue ${points[0]!.toPrecision(5)}`
  const variance = weightedValues(large).deviation ** 2
  const aspectRatio = given ?? (variance - deviation ** 2) / ((ratio - 1) * mean * mean)
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
  return { cdf: cdf.map((share) => 1 - (1 - share) / (ratio * aspectRatio)), aspectRatio }
}
