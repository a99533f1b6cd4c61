import { EDGE_VALUES, edgeModel } from './edge-model.ts'
import { logHoleChance, spanAt } from './hole.ts'
import type { LooseValues } from './loose-values.ts'
import type { Outlier } from './outliers.ts'
import { mean, median, OFF_EDGE } from './outliers-at-end.ts'
import { tracyWidomTail } from './tracy-widom.ts'

/** Chance, over all places, of taking a spacing within a bulk for a gap. Chosen. */
export const CHANCE = 1e-3

interface Island {
  readonly left: number
  readonly right: number
  readonly values: readonly number[]
  readonly units: readonly number[]
}

/**
 * Eigenvalues by themselves in a gap between two bulks: at most `most` between two values that, without them, would bound a hole too wide
 * for chance ({@link logHoleChance}), each {@link OFF_EDGE} units off both edges. Of replicates three in four must have as many there, and
 * those that have another number lend their nearest.
 */
export function isolatedInside({ loose: samples, step }: LooseValues, most: number): readonly Outlier[] {
  const lists = samples.map((values) => islandsOf(values, most, step))
  const first = lists.find((list) => list.length > 0) ?? []
  return first.flatMap(({ left, right, values }) => {
    const same = lists.flatMap((list) =>
      list.filter((other) => other.values.length === values.length && other.left < right && other.right > left),
    )
    if (same.length < 0.75 * samples.length || same.length < Math.min(2, samples.length)) return []
    const inside = samples.map((sample) => nearest(sample, same[0]!.values))
    return values.map((_, k) => {
      const of = inside.map((list) => list[k]!)
      const units = median(same.map((island) => island.units[k]!))
      return { x: mean(of), values: of, units, pValue: tracyWidomTail(units), inside: true }
    })
  })
}

/** The run of neighbouring eigenvalues nearest to the given ones. */
function nearest(sample: Float64Array, places: readonly number[]): readonly number[] {
  let [best, at] = [Infinity, 0]
  for (let k = 0; k + places.length <= sample.length; k++) {
    const distance = places.reduce((sum, x, j) => sum + Math.abs(sample[k + j]! - x), 0)
    if (distance < best) [best, at] = [distance, k]
  }
  return Array.from(sample.subarray(at, at + places.length))
}

function islandsOf(values: Float64Array, most: number, step: number): readonly Island[] {
  const found: Island[] = []
  const level = Math.log(CHANCE / values.length)
  for (let m = most; m >= 1; m--)
    for (let k = EDGE_VALUES; k + m + EDGE_VALUES < values.length; k++) {
      const [left, right] = [values[k]!, values[k + m + 1]!]
      if (logHoleChance(right - left, spanAt(values, k, -1), spanAt(values, k + m + 1, 1), step) > level) continue
      const lower = edgeModel((j) => values[k - j]!, 1, step)
      const upper = edgeModel((j) => values[k + m + 1 + j]!, -1, step)
      const inside = Array.from(values.subarray(k + 1, k + m + 1))
      const units = inside.map((x) => Math.min((x - lower.edge) / lower.unit, (upper.edge - x) / upper.unit))
      if (units.every((u) => u > OFF_EDGE) && !found.some((other) => other.left < right && other.right > left))
        found.push({ left, right, values: inside, units })
    }
  return found
}
