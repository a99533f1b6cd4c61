import type { Breakpoint, FoundPoint, SharedValue } from './breakpoint.ts'
import { TINY } from './cluster-radius.ts'

/**
 * Adds a point unless it is there already; joins it to a pole or another branch point at the same x. False when
 * nothing is new.
 */
export function addBreakpoint(points: Breakpoint[], found: FoundPoint): boolean {
  const at = points.findIndex((point) => {
    const gap = Math.abs(point.x - found.x)
    if (point.pole && isInfinite(found)) {
      // A singular pole is a multiple root of the discriminant: its cluster belongs to it.
      if (!found.regular) return gap <= 1e-4 * Math.abs(point.x) + 1e-7
      return gap <= 1e-8 * Math.abs(point.x) + 1e-13
    }
    const alike = point.values.length > 0 && point.values.every((v) => found.values.some((f) => same(v, f)))
    return gap <= (alike ? 1e-6 : 1e-12) * Math.abs(point.x) || Math.max(Math.abs(point.x), Math.abs(found.x)) < TINY
  })
  if (at < 0) {
    points.push({ x: found.x, pole: found.pole, values: found.values })
    return true
  }
  const known = points[at]!
  const values = found.values
    .map((v) => (known.pole && isInfinite(found) ? { ...v, value: 0 } : v))
    .filter((v) => !known.values.some((old) => same(old, v)))
  if (values.length === 0) return false
  points[at] = { ...known, values: [...known.values, ...values] }
  return true
}

/** Whether colliding sheets are as good as infinite; at a singular point their value is known roughly. */
const isInfinite = ({ values, regular }: FoundPoint): boolean =>
  values.some(({ variable, value }) => variable === 'w' && Math.abs(value) < (regular ? 1e-5 : 1e-2))

const same = (a: SharedValue, b: SharedValue): boolean =>
  a.variable === b.variable && Math.abs(a.value - b.value) <= 1e-5 * (Math.abs(a.value) + Math.abs(b.value)) + 1e-12
