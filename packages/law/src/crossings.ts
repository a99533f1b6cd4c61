import { pointAt } from './angle.ts'
import { intervalsOf } from './between-points.ts'

/** Angles evenly spread in every interval, and close to its ends, at which a change of sign is looked for: densities diverge there. */
const ANGLES: readonly number[] = (() => {
  const spread = Array.from({ length: 32 }, (_, k) => (Math.PI * (k + 0.5)) / 32)
  const close = Array.from({ length: 9 }, (_, k) => 10 ** (-2 - k))
  return [...spread, ...close, ...close.map((angle) => Math.PI - angle)].sort((p, q) => p - q)
})()
/** Halvings between two places. What is extreme at a crossing feels its place squared only. */
const HALVINGS = 30

/** Where f changes sign between ascending points: bisection between places in the angle of each interval. */
export const crossingsBetween = (points: readonly number[], f: (x: number) => number): readonly number[] =>
  intervalsOf(points).flatMap((interval) => crossingsIn(interval, f))

function crossingsIn(interval: readonly [number, number], f: (x: number) => number): readonly number[] {
  const signs = ANGLES.map((angle) => Math.sign(f(pointAt(interval, angle))))
  return ANGLES.slice(1).flatMap((angle, k) => {
    if (signs[k] === signs[k + 1]) return []
    let [low, high] = [ANGLES[k]!, angle]
    for (let step = 0; step < HALVINGS; step++) {
      const middle = (low + high) / 2
      if (Math.sign(f(pointAt(interval, middle))) === signs[k]) low = middle
      else high = middle
    }
    return [pointAt(interval, low)]
  })
}
