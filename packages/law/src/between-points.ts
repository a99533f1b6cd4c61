import { pointAt } from './angle.ts'
import { FEJER } from './fejer.ts'
import { integrateByHalving, type Rule } from './halving.ts'

/** Error wanted, relative to ∫|f|. */
const TOLERANCE = 1e-12
/** Most halvings of all intervals together. A kink of |f| takes some 20; beyond these f is rounding. */
const HALVINGS = 1000

/**
 * ∫ f over the intervals between ascending points, for f that may be singular there like x^{−1/2}, and have kinks anywhere: in the
 * angle θ of each interval, x = a + (b − a) sin²(θ/2). `floor` is the error of ∫ f that rounding in f makes.
 */
export function integrateBetween(points: readonly number[], f: (x: number) => number, floor: number): number {
  const pieces = intervalsOf(points).map((interval) => ({
    from: 0,
    to: Math.PI,
    rule: (from: number, to: number) => ruleOf(interval, f, from, to),
  }))
  return integrateByHalving(pieces, { tolerance: TOLERANCE, floor, halvings: HALVINGS }).value
}

type Interval = readonly [number, number]

/** The intervals between neighbouring points. */
export const intervalsOf = (points: readonly number[]): readonly Interval[] =>
  points.slice(1).map((b, k) => [points[k]!, b] as const)

function ruleOf(interval: Interval, f: (x: number) => number, from: number, to: number): Rule {
  const { nodes, weights } = FEJER
  const half = (to - from) / 2
  const width = interval[1] - interval[0]
  let value = 0
  let size = 0
  for (let i = 0; i < nodes.length; i++) {
    const angle = from + half * (nodes[i]! + 1)
    const term = weights[i]! * f(pointAt(interval, angle)) * (width / 2) * Math.sin(angle)
    value += term
    size += Math.abs(term)
  }
  return { value: half * value, size: half * size }
}
