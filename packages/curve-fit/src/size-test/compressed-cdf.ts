import type { WeightedValues } from '@freecurve/atoms'
import { powerCounts } from '@freecurve/curves'

/** F of a spectrum compressed freely by a ratio above 1, at points. Places are measured from the heaviest atom, or from left of all. */
export function compressedCdf(
  { points, weights, atoms, deviation }: WeightedValues,
  ratio: number,
  at: Float64Array,
): Float64Array {
  const heaviest = [...atoms].sort((a, b) => b.weight - a.weight)[0]
  const oneSigned = points[0]! >= 0 || points[points.length - 1]! <= 0
  const origin = heaviest?.x ?? (oneSigned ? 0 : points[0]! - deviation)
  const moved = { points: points.map((x) => x - origin), weights }
  return powerCounts(
    moved,
    ratio,
    at.map((x) => ratio * (x - origin)),
  ).cdf
}
