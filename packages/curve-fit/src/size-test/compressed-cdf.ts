import { originOf, type WeightedValues } from '@freecurve/atoms'
import { powerCounts } from '@freecurve/curves'

/** F of a spectrum compressed freely by a ratio above 1, at points. */
export function compressedCdf(values: WeightedValues, ratio: number, at: Float64Array): Float64Array {
  const origin = originOf(values)
  const moved = { points: values.points.map((x) => x - origin), weights: values.weights }
  return powerCounts(
    moved,
    ratio,
    at.map((x) => ratio * (x - origin)),
  ).cdf
}
