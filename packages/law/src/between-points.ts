import { pointAt } from './angle.ts'
import { FEJER } from './fejer.ts'

/** Error wanted of one interval, relative to the sum of all. */
const TOLERANCE = 1e-12
/** Most halvings one after the other: |f| has kinks. */
const DEPTH = 30

/**
 * ∫ f over the intervals between ascending points, for f that may be singular there like x^{−1/2}: in the angle θ of each interval,
 * x = a + (b − a) sin²(θ/2), halved until the rule on both halves agrees with the rule on the whole.
 */
export function integrateBetween(points: readonly number[], f: (x: number) => number): number {
  const rough = intervalsOf(points).map((interval) => rule(interval, f, 0, Math.PI))
  const size = rough.reduce((sum, value) => sum + Math.abs(value), 0)
  return intervalsOf(points).reduce(
    (sum, interval, k) => sum + refined(interval, f, 0, Math.PI, rough[k]!, TOLERANCE * size, DEPTH),
    0,
  )
}

type Interval = readonly [number, number]

/** The intervals between neighbouring points. */
export const intervalsOf = (points: readonly number[]): readonly Interval[] =>
  points.slice(1).map((b, k) => [points[k]!, b] as const)

function refined(
  interval: Interval,
  f: (x: number) => number,
  from: number,
  to: number,
  whole: number,
  tolerance: number,
  depth: number,
): number {
  const middle = (from + to) / 2
  const left = rule(interval, f, from, middle)
  const right = rule(interval, f, middle, to)
  if (depth === 0 || !(Math.abs(left + right - whole) > tolerance)) return left + right
  return (
    refined(interval, f, from, middle, left, tolerance / 2, depth - 1) +
    refined(interval, f, middle, to, right, tolerance / 2, depth - 1)
  )
}

function rule(interval: Interval, f: (x: number) => number, from: number, to: number): number {
  const { nodes, weights } = FEJER
  const half = (to - from) / 2
  const width = interval[1] - interval[0]
  let sum = 0
  for (let i = 0; i < nodes.length; i++) {
    const angle = from + half * (nodes[i]! + 1)
    sum += weights[i]! * f(pointAt(interval, angle)) * (width / 2) * Math.sin(angle)
  }
  return half * sum
}
