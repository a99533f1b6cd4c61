import { type DiscreteLaw, type PowerCounts, powerCounts } from '@freecurve/curves'
import type { DeconvolutionProblem } from './deconvolution-problem.ts'

/** Lighter lumps are left out: the zeros of the transform next to them are theirs to rounding. */
const SLIGHT = 1e-13

/** A density as lumps and atoms, of mass 1. */
function discreteLaw({ lumps, fixed, atomAtZero }: DeconvolutionProblem, density: Float64Array): DiscreteLaw {
  const weightOf = new Map<number, number>()
  const add = (x: number, weight: number) => {
    if (weight > SLIGHT) weightOf.set(x, (weightOf.get(x) ?? 0) + weight)
  }
  for (const { x, weight } of fixed) add(x, weight)
  if (atomAtZero) add(0, density[density.length - 1]!)
  lumps.places.forEach((x, k) => {
    const node = lumps.nodes[k]!
    add(x, lumps.left[k]! * density[node]! + lumps.right[k]! * density[node + 1]!)
  })
  const entries = [...weightOf].sort(([x], [y]) => x - y)
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  return {
    points: Float64Array.from(entries, ([x]) => x),
    weights: Float64Array.from(entries, ([, weight]) => weight / total),
  }
}

/**
 * What the data show beyond the compressed density: empirical minus compressed CDF, with points ζ measured from the origin; null for a
 * density that is a single point.
 */
export function compressedGap(
  problem: DeconvolutionProblem,
  density: Float64Array,
): { readonly at: PowerCounts; readonly gap: Float64Array } | null {
  const { observed, ratio, origin } = problem
  const law = discreteLaw(problem, density)
  if (law.points.length < 2) return null
  const moved = { points: law.points.map((x) => x - origin), weights: law.weights }
  const at = powerCounts(
    moved,
    ratio,
    observed.points.map((x) => ratio * (x - origin)),
  )
  return { at, gap: observed.shares.map((share, i) => share - at.cdf[i]!) }
}
