import { type Breakpoint, intervalsOf } from '../singularities/breakpoint.ts'
import type { Station } from './bulk-branch.ts'
import { CAREFUL, type Followed, followBranch, nearestSheet, type Path } from './follow-branch.ts'
import type { PhysicalBranch } from './physical-branch.ts'

/** A stretch of the real axis on which the physical m is complex throughout. */
export interface BulkStretch {
  readonly left: Breakpoint
  readonly right: Breakpoint
  readonly station: Station
}

/** What the physical branch looks like on the real axis. */
export interface Classified {
  readonly bulks: readonly BulkStretch[]
  /** Tests that failed: what was found is not a law. */
  readonly failures: readonly string[]
  /** Tests that could not be run. */
  readonly unknowns: readonly string[]
}

interface Interval extends Station {
  readonly real: boolean
}

/**
 * Bulks and gaps: at one point of every interval between breakpoints the physical m is found from its anchor in ℂ⁺,
 * and along a second path that stays close to the real axis, from the interval before over the breakpoint between
 * them. Both together enclose every point of ℂ⁺ at which the sheet could branch, so they must agree. Bulks that only
 * another sheet's breakpoint divides are joined. `unit` is the size of 1 in the data's units, for messages.
 */
export function classify(points: readonly Breakpoint[], physical: PhysicalBranch, unit: number): Classified {
  const place = (x: number) => short(x * unit)
  const failures: string[] = []
  const unknowns: string[] = []
  const found: (Interval | undefined)[] = intervalsOf(points).map(([a, b]) => {
    const x = a + OFF_CENTRE * (b - a)
    const end = physical.descendTo(x, 0)
    if (end.status !== 'reached') {
      unknowns.push(`the physical branch could not be followed down to x = ${place(x)} (${end.status})`)
      return undefined
    }
    const real = isReal(physical, end)
    if (!end.inHalfPlane || (!real && end.im < 0))
      failures.push(`Im m(z) < 0 in the upper half-plane above x = ${place(x)}`)
    if (real) {
      physical.sheets.slopeAt(end.re, 0)
      if (!(physical.sheets.slope[0]! > 0)) failures.push(`m decreases in the gap at x = ${place(x)}`)
    }
    return { x, re: end.re, im: real ? 0 : end.im, real }
  })
  const bulks: BulkStretch[] = []
  found.forEach((here, k) => {
    if (here === undefined) return
    const before = found[k - 1]
    if (before !== undefined) {
      const path = hopOver(before.x, points[k - 1]!.x, here.x)
      const over = physical.follow(path, before.re, before.im)
      if (over.status !== 'reached')
        unknowns.push(`the second path over x = ${place(points[k - 1]!.x)} was lost (${over.status})`)
      else if (!agree(physical, over, here) && !agreeCarefully(physical, path, before, here))
        failures.push(`two paths to x = ${place(here.x)} give different values of m: it branches above the real axis`)
    }
    if (here.real) return
    if (k === 0 || k === points.length) {
      failures.push(`the density does not end at x = ${place(here.x)}`)
      return
    }
    const last = bulks[bulks.length - 1]
    const joined = last !== undefined && before !== undefined && !before.real && isSmooth(physical, before, here)
    if (joined) bulks[bulks.length - 1] = { ...last, right: points[k]! }
    else bulks.push({ left: points[k - 1]!, right: points[k]!, station: here })
  })
  return { bulks, failures, unknowns }
}

/** Stations lie off the middle of their interval, where symmetric curves like to branch. */
const OFF_CENTRE = 0.4629

/** Whether the root followed is its own mirror image: a sheet is real exactly when no other root is its conjugate. */
export function isReal(physical: PhysicalBranch, { re, im }: Followed): boolean {
  const at = nearestSheet(physical.sheets, re, im)
  return nearestSheet(physical.sheets, re, -im) === at
}

function agree(physical: PhysicalBranch, end: Followed, station: Interval): boolean {
  const { sheets } = physical
  return nearestSheet(sheets, end.re, end.im) === nearestSheet(sheets, station.re, station.im)
}

/** Whether both paths agree in small steps: from above to either station, and over the breakpoint from one to the other. */
function agreeCarefully(physical: PhysicalBranch, path: Path, before: Interval, here: Interval): boolean {
  const ends = [before, here].map(({ x }) => physical.descendTo(x, 0, CAREFUL))
  const known = ends.every(({ status, re, im }, k) => {
    const station = k === 0 ? before : here
    return status === 'reached' && Math.hypot(re - station.re, im - station.im) <= 1e-6 * Math.hypot(re, im)
  })
  const over = physical.follow(path, before.re, before.im, CAREFUL)
  return known && over.status === 'reached' && agree(physical, over, here)
}

/** Whether the sheet runs through, along the real axis, from one station to the next. */
function isSmooth(physical: PhysicalBranch, from: Interval, to: Interval): boolean {
  const path: Path = (t, out) => {
    out[0] = from.x + (to.x - from.x) * t
    out[1] = 0
  }
  const end = followBranch(physical.sheets, path, from.re, from.im)
  return end.status === 'reached' && agree(physical, end, to)
}

/** From real x0 along the axis towards a breakpoint, over it on a half circle, and on to real x1. */
function hopOver(x0: number, over: number, x1: number): Path {
  const left = over - x0
  const right = x1 - over
  const r = Math.min(left, right) / 2
  return (t, out) => {
    out[1] = 0
    if (t === 0) out[0] = x0
    else if (t === 1) out[0] = x1
    else if (t < 1 / 3) out[0] = over - left * (r / left) ** (3 * t)
    else if (t > 2 / 3) out[0] = over + r * (right / r) ** (3 * t - 2)
    else {
      const angle = Math.PI * (2 - 3 * t)
      out[0] = over + r * Math.cos(angle)
      out[1] = r * Math.sin(angle)
    }
  }
}

/** A number for a message. */
export const short = (x: number): string => String(Number(x.toPrecision(6)))
