import type { BivariatePolynomial } from '@freecurve/core'
import { createSheets, type Sheets } from '@freecurve/numerics'
import { distanceToOthers, type Followed, followBranch, nearestSheet, type Path, type Stride } from './follow-branch.ts'

/** The sheet with m ~ −1/z, reachable from high above. */
export interface PhysicalBranch {
  readonly sheets: Sheets
  /** Height of the anchor: m is known there from its expansion at infinity. */
  readonly height: number
  /** m at a point of ℂ⁺ or of the real axis, straight down from the anchor above it. */
  descendTo(re: number, im: number, stride?: Stride): Followed
  /** m at the end of a path from a point where it is known. */
  follow(path: Path, re: number, im: number, stride?: Stride): Followed
}

/**
 * The physical branch of a curve whose expansion at infinity has the given moments (μ_0 = 1, μ_1, …, at least four):
 * m ≈ −Σ μ_k z^{−k−1} at the anchor re + i·height, where `height` is far above `reach`, the size of the support.
 */
export function physicalBranch(
  polynomial: BivariatePolynomial,
  moments: readonly number[],
  reach: number,
): PhysicalBranch {
  const sheets = createSheets(polynomial)
  const height = 64 * reach
  const lost = (steps: number): Followed => ({
    status: 'bad-start',
    re: Number.NaN,
    im: Number.NaN,
    steps,
    inHalfPlane: false,
  })

  const descendTo = (re: number, im: number, stride?: Stride): Followed => {
    let top = Math.max(height, 64 * Math.abs(re), 2 * im)
    for (let attempt = 0; attempt < 8; attempt++, top *= 16) {
      const [mr, mi] = expansionAt(moments, re, top)
      if (!sheets.solve(re, top, false)) return lost(attempt)
      const k = nearestSheet(sheets, mr, mi)
      if (Math.hypot(sheets.re[k]! - mr, sheets.im[k]! - mi) > 0.02 * distanceToOthers(sheets, k)) continue
      return followBranch(sheets, descent(re, im, top), sheets.re[k]!, sheets.im[k]!, stride)
    }
    return lost(8)
  }
  return { sheets, height, descendTo, follow: (path, re, im, stride) => followBranch(sheets, path, re, im, stride) }
}

/**
 * Straight down from re + i·top to re + i·im: the height above the end falls to top·2^{−HALVINGS} evenly in its
 * logarithm.
 */
function descent(re: number, im: number, top: number): Path {
  return (t, out) => {
    out[0] = re
    out[1] = t === 1 ? im : im + (top - im) * 2 ** (-HALVINGS * t)
  }
}

/**
 * Halvings of the height on the way down. The step control takes the last one to the real axis whole, or refuses it.
 */
const HALVINGS = 60

/** −Σ μ_k z^{−k−1} at z = re + i·im. */
function expansionAt(moments: readonly number[], re: number, im: number): readonly [number, number] {
  const size = re * re + im * im
  const sr = re / size
  const si = -im / size
  let vr = 0
  let vi = 0
  for (let k = moments.length - 1; k >= 0; k--) {
    const next = vr * sr - vi * si + moments[k]!
    vi = vr * si + vi * sr
    vr = next
  }
  return [-(vr * sr - vi * si), -(vr * si + vi * sr)]
}
