import type { FreeLevyParameters } from '@freecurve/core'
import { boundaryHeight, reciprocalMap } from '@freecurve/curves'

/** A semicircular part is what lies within this share of the blur's height about 0. Chosen: well inside the blur. */
const CENTRAL = 0.3

/** Neighbouring jumps as one. */
interface Group {
  /** What the data see of it: Σ s/w², and its place in hyperbolic length. */
  readonly weight: number
  readonly place: number
  /** Σ s, and Σ s/t: the rate-weighted mean. */
  readonly strength: number
  readonly moment: number
  readonly nearest: number
}

/**
 * A measure of many jumps as one of few: neighbours are joined, those first whose joining moves least of what the data see (Ward 1963,
 * in the hyperbolic length in which the data blur a jump over one unit). A group keeps Σ r t and Σ r t², and with them what it does to
 * smaller and to larger scales. The group about 0 becomes the semicircular part unless an atom forbids one.
 */
export function groupJumps(parameters: FreeLevyParameters, count: number, atom: boolean): FreeLevyParameters {
  const map = reciprocalMap(parameters)
  const heights = Array.from(map.poles, (t) => Math.max(boundaryHeight(map, t), Number.MIN_VALUE))
  let place = 0
  let groups: readonly Group[] = Array.from(map.poles, (t, j) => {
    if (j > 0) place += (2 * (t - map.poles[j - 1]!)) / (heights[j]! + heights[j - 1]!)
    const strength = map.strengths[j]!
    return { weight: strength / heights[j]! ** 2, place, strength, moment: t === 0 ? 0 : strength / t, nearest: t }
  })
  while (groups.length > count) groups = joinedAt(groups, cheapest(groups))
  const central = groups.reduce((best, group) => (Math.abs(group.nearest) < Math.abs(best.nearest) ? group : best))
  const hasSemicircle = !atom && groups.length > 1 && Math.abs(central.nearest) < CENTRAL * boundaryHeight(map, 0)
  const jumping = groups.filter((group) => group.moment !== 0 && !(hasSemicircle && group === central))
  return {
    a: atom ? parameters.a : jumping.reduce((drift, { moment }) => drift - moment, map.mean),
    sigma2: hasSemicircle ? central.strength : 0,
    rates: jumping.map(({ strength, moment }) => moment ** 2 / strength),
    jumps: jumping.map(({ strength, moment }) => strength / moment),
  }
}

function cheapest(groups: readonly Group[]): number {
  const costs = groups.slice(1).map((right, k) => {
    const left = groups[k]!
    return ((left.weight * right.weight) / (left.weight + right.weight)) * (right.place - left.place) ** 2
  })
  return costs.indexOf(Math.min(...costs))
}

function joinedAt(groups: readonly Group[], k: number): readonly Group[] {
  const [left, right] = [groups[k]!, groups[k + 1]!]
  const weight = left.weight + right.weight
  const joined = {
    weight,
    place: (left.weight * left.place + right.weight * right.place) / weight,
    strength: left.strength + right.strength,
    moment: left.moment + right.moment,
    nearest: left.nearest * right.nearest <= 0 ? 0 : Math.min(Math.abs(left.nearest), Math.abs(right.nearest)),
  }
  return [...groups.slice(0, k), joined, ...groups.slice(k + 2)]
}
