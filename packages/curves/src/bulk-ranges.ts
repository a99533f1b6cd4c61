import { imageOfReal, levelAt, type ReciprocalMap } from './reciprocal-map.ts'

/** One bulk of a free Lévy law: the range of u = −1/m between its edges, and the edges themselves. */
export interface BulkRange {
  /** Real u at the left and right edge; q > 1 in between. */
  readonly from: number
  readonly to: number
  /** z(from) < z(to): the edges. */
  readonly left: number
  readonly right: number
}

/** Where q has its minimum between two neighbouring poles. */
export interface GapSeed {
  readonly u: number
  readonly level: number
}

/** Midpoint bisection until the bracket is two neighbouring doubles; f(low) ≤ 0 < f(high) in sign. */
function bisect(f: (u: number) => number, low: number, high: number): number {
  for (let step = 0; step < 2000; step++) {
    const middle = low + (high - low) / 2
    if (middle === low || middle === high) break
    if (f(middle) <= 0) low = middle
    else high = middle
  }
  return low
}

/**
 * Minima of q between neighbouring poles, in order. q is convex there: Newton for q′ = 0 from the minimum that the two poles alone
 * would have, kept inside a shrinking bracket.
 */
export function gapSeeds(map: ReciprocalMap): readonly GapSeed[] {
  const { poles, strengths } = map
  return Array.from(poles.subarray(1), (end, j) => {
    let low = poles[j]!
    let high = end
    const weight = Math.cbrt(strengths[j]!)
    let u = low + ((high - low) * weight) / (weight + Math.cbrt(strengths[j + 1]!))
    for (let step = 0; step < 200 && u > low && u < high; step++) {
      let slope = 0
      let bend = 0
      for (let i = 0; i < poles.length; i++) {
        const inverse = 1 / (u - poles[i]!)
        const cube = strengths[i]! * inverse * inverse * inverse
        slope -= 2 * cube
        bend += 6 * cube * inverse
      }
      if (slope > 0) high = u
      else low = u
      const next = u - slope / bend
      if (Math.abs(next - u) <= 4e-16 * Math.abs(u)) break
      u = next > low && next < high ? next : low + (high - low) / 2
    }
    return { u, level: levelAt(map, u) }
  })
}

/**
 * All bulks, ascending. Edges are the level set q = 1: one left of all poles, one right of them, and two around every
 * minimum of q below 1. Each is found by bisection to the last bit; as z′ = 0 there, the edge is exact to rounding. Where the
 * total rate is 1, u = 0 is one of them and the edge is the drift, exactly: a hard one, m = ∞.
 */
export function bulkRanges(map: ReciprocalMap): readonly BulkRange[] {
  const { poles } = map
  const reach = 1.0000001 * Math.sqrt(map.variance)
  const first = poles[0]!
  const last = poles[poles.length - 1]!
  const above = (u: number) => levelAt(map, u) - 1
  const hard = map.rate === 1
  const ends: number[] = [hard && first > 0 ? 0 : bisect(above, first - reach, first)]
  gapSeeds(map).forEach(({ u, level }, j) => {
    const holdsEdge = hard && poles[j]! < 0 && poles[j + 1]! > 0
    // A minimum at u = 0 itself is the cusp of two bulks that touch there.
    if (level >= 1 || (holdsEdge && u === 0)) return
    ends.push(
      holdsEdge && u > 0 ? 0 : bisect((x) => -above(x), poles[j]!, u),
      holdsEdge && u < 0 ? 0 : bisect(above, u, poles[j + 1]!),
    )
  })
  ends.push(hard && last < 0 ? 0 : bisect((x) => -above(x), last, last + reach))
  const ranges: BulkRange[] = []
  for (let k = 0; k < ends.length; k += 2) {
    const from = ends[k]!
    const to = ends[k + 1]!
    ranges.push({ from, to, left: imageOfEdge(map, from), right: imageOfEdge(map, to) })
  }
  return ranges
}

/**
 * z(u) at an edge. Close to u = 0, where z(u) − a is a small difference, q(u) = 1 turns it into a + u² Σ r_j t_j/(u − t_j)², in which
 * nothing cancels: a law of positive jumps never begins left of its drift.
 */
function imageOfEdge(map: ReciprocalMap, u: number): number {
  const { poles, rates, drift } = map
  if (poles.some((t) => Math.abs(t) < 2 * Math.abs(u) || t === 0)) return imageOfReal(map, u)
  return drift + u * u * poles.reduce((sum, t, j) => sum + (rates[j]! * t) / (u - t) ** 2, 0)
}

/**
 * Mass of a bulk: the rates of the jumps inside its range, and for the bulk whose range holds u = 0 what the others leave.
 * Exact (transport of the CDF through gaps), without any integral.
 */
export function bulkMass(map: ReciprocalMap, { from, to }: BulkRange): number {
  const holdsZero = from < 0 && to > 0
  let sum = 0
  for (let j = 0; j < map.poles.length; j++) {
    const t = map.poles[j]!
    const inside = t > from && t < to
    if (inside !== holdsZero) sum += map.rates[j]!
  }
  return holdsZero ? 1 - sum : sum
}

/** Weight of the atom at the drift a: 1 − Σ r_j where that is positive by more than rounding, else 0. */
export const atomWeight = (map: ReciprocalMap): number => Math.max(0, 1 - map.rate)
