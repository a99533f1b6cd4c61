import type { Sheets } from '@freecurve/numerics'

/** A path z(t), t ∈ [0, 1]; the point is written to `out` as [Re z, Im z]. */
export type Path = (t: number, out: Float64Array) => void

/**
 * How following a sheet ended.
 * - `reached`: the end of the path, on one and the same sheet all the way.
 * - `bad-start`: no root of the curve near the given start.
 * - `branch-lost`: another sheet comes so close that steps would have to be smaller than 1e-10 of the path.
 * - `max-steps`: too many steps.
 */
type FollowStatus = 'reached' | 'bad-start' | 'branch-lost' | 'max-steps'

/** Where a sheet led. */
export interface Followed {
  readonly status: FollowStatus
  readonly re: number
  readonly im: number
  readonly steps: number
  /** Whether Im m > 0, to rounding, at every accepted point with Im z > 0. */
  readonly inHalfPlane: boolean
}

/** How boldly a sheet is followed. */
export interface Stride {
  /** Length of the first step in t. */
  readonly first: number
  /** A prediction may miss by this share of the distance to the next sheet. */
  readonly share: number
}

/** Tuned: half the share changed no result on the reference laws. */
const BOLD: Stride = { first: 0.125, share: 0.12 }
/** To look again where two paths disagree. */
export const CAREFUL: Stride = { first: 2 ** -8, share: 0.02 }
/** Along the real axis from a value nearby. */
export const WHOLE: Stride = { first: 1, share: BOLD.share }

const MOST_STEPS = 4000
/** Below this part of the share a step is beyond doubt, and the next one may be twice as long. */
const SURE = 1 / 6
/**
 * A step less sure may miss the trapezoid rule by this share of its parts. A sheet that is left for another one between two
 * points misses by half of them; m ~ 1/z halved in one step by a quarter.
 */
const TRAPEZOID = 0.3

/**
 * Follows one sheet of a curve along a path from the root nearest to (startRe, startIm). Every step predicts along
 * dm/dz, finds all roots, and is accepted only if prediction and nearest root agree, forwards and backwards, to a small
 * share of the distance to the next sheet, and the change of m agrees with the slopes at both ends. The last roots stay in
 * `sheets`.
 */
export function followBranch(
  sheets: Sheets,
  path: Path,
  startRe: number,
  startIm: number,
  { first, share }: Stride = BOLD,
): Followed {
  const z = new Float64Array(2)
  path(0, z)
  let zr = z[0]!
  let zi = z[1]!
  let inHalfPlane = true
  if (!sheets.solve(zr, zi, false)) return { status: 'bad-start', re: startRe, im: startIm, steps: 0, inHalfPlane }
  let at = nearestSheet(sheets, startRe, startIm)
  let apart = distanceToOthers(sheets, at)
  let mr = sheets.re[at]!
  let mi = sheets.im[at]!
  if (Math.hypot(mr - startRe, mi - startIm) > share * apart)
    return { status: 'bad-start', re: mr, im: mi, steps: 0, inHalfPlane }
  sheets.slopeAt(mr, mi)
  let sr = sheets.slope[0]!
  let si = sheets.slope[1]!
  let t = 0
  let h = first
  let steps = 0
  while (t < 1) {
    if (++steps > MOST_STEPS) return { status: 'max-steps', re: mr, im: mi, steps, inHalfPlane }
    const next = Math.min(1, t + h)
    path(next, z)
    const dr = z[0]! - zr
    const di = z[1]! - zi
    let accepted = false
    let miss = 0
    if (sheets.solve(z[0]!, z[1]!)) {
      const pr = mr + sr * dr - si * di
      const pi = mi + sr * di + si * dr
      const k = nearestSheet(sheets, pr, pi)
      const kr = sheets.re[k]!
      const ki = sheets.im[k]!
      const nextApart = distanceToOthers(sheets, k)
      sheets.slopeAt(kr, ki)
      const nr = sheets.slope[0]!
      const ni = sheets.slope[1]!
      const forward = Math.hypot(kr - pr, ki - pi) / nextApart
      const lastR = nr * dr - ni * di
      const lastI = nr * di + ni * dr
      const backward = Math.hypot(kr - lastR - mr, ki - lastI - mi) / apart
      miss = Math.max(forward, backward)
      const firstR = pr - mr
      const firstI = pi - mi
      const bend = Math.hypot(kr - mr - (firstR + lastR) / 2, ki - mi - (firstI + lastI) / 2)
      const parts = Math.hypot(firstR, firstI) + Math.hypot(lastR, lastI) + Math.hypot(kr - mr, ki - mi)
      accepted = miss <= SURE * share || (miss <= share && bend <= TRAPEZOID * parts)
      if (accepted) {
        mr = kr
        mi = ki
        sr = nr
        si = ni
        zr = z[0]!
        zi = z[1]!
        t = next
        at = k
        apart = nextApart
        if (zi > 0 && !(mi > -1e-12 * Math.hypot(mr, mi))) inHalfPlane = false
      }
    }
    if (!accepted) h /= 2
    else if (miss < SURE * share) h *= 2
    if (h < 1e-10) return { status: 'branch-lost', re: mr, im: mi, steps, inHalfPlane }
  }
  return { status: 'reached', re: mr, im: mi, steps, inHalfPlane }
}

/** Index of the sheet nearest to a value. */
export function nearestSheet(sheets: Sheets, re: number, im: number): number {
  let best = 0
  let distance = Infinity
  for (let k = 0; k < sheets.count; k++) {
    const d = (sheets.re[k]! - re) ** 2 + (sheets.im[k]! - im) ** 2
    if (d < distance) {
      distance = d
      best = k
    }
  }
  return best
}

/** Distance of one sheet to the nearest other; ∞ where there is only one. */
export function distanceToOthers(sheets: Sheets, at: number): number {
  let distance = Infinity
  for (let k = 0; k < sheets.count; k++)
    if (k !== at)
      distance = Math.min(distance, Math.hypot(sheets.re[k]! - sheets.re[at]!, sheets.im[k]! - sheets.im[at]!))
  return distance
}
