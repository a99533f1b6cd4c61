import type { BivariatePolynomial } from '@freecurve/core'
import { createSheets, type Sheets } from '@freecurve/numerics'

/** Roots of the discriminant of P in m, within a circle. */
export interface DiscriminantRoots {
  readonly re: Float64Array
  readonly im: Float64Array
  /** Whether every root settled, or wanders about a multiple one clearly off the real axis. */
  readonly converged: boolean
}

/**
 * Roots of D(z) = a_K^{2K−2} Π_{i<j} (m_i − m_j)² with |z| < radius: the branch points of all sheets (and the double
 * points of the curve, twice). D is never expanded, as its coefficients would drown the small scales: Aberth's
 * iteration only needs D′/D = (2K−2) a_K′/a_K + 2 Σ_{i<j} (m_i′ − m_j′)/(m_i − m_j), which the sheets give to full
 * precision. The number of roots is the mean of z D′/D over the circle.
 */
export function discriminantRoots(
  polynomial: BivariatePolynomial,
  radius: number,
  smallest: number,
): DiscriminantRoots {
  const sheets = createSheets(polynomial)
  const count = countWithin(sheets, radius)
  const re = new Float64Array(count)
  const im = new Float64Array(count)
  // Rings from the smallest to the largest scale of the curve, so that every scale has a start nearby.
  for (let k = 0; k < count; k++) {
    const r = smallest * (radius / 4 / smallest) ** ((k + 0.5) / count)
    re[k] = r * Math.cos(2.4 * k + 0.4)
    im[k] = r * Math.sin(2.4 * k + 0.4)
  }
  const settled = new Uint8Array(count)
  const wander = new Float64Array(count)
  const ratio = new Float64Array(3)
  for (let step = 0; step < 300; step++) {
    let moving = false
    for (let k = 0; k < count; k++) {
      if (settled[k]) continue
      if (!logDerivative(sheets, re[k]!, im[k]!, ratio)) {
        // On a root to rounding, or on a pole of a sheet: step aside by a relative 1e-9 and look again.
        re[k] = re[k]! * (1 + 1e-9) + 1e-300
        if (step > 50) settled[k] = 1
        moving = true
        continue
      }
      let lr = ratio[0]!
      let li = ratio[1]!
      for (let j = 0; j < count; j++) {
        if (j === k) continue
        const gr = re[k]! - re[j]!
        const gi = im[k]! - im[j]!
        const gap = gr * gr + gi * gi
        if (gap === 0) continue
        lr -= gr / gap
        li += gi / gap
      }
      const size = lr * lr + li * li
      if (!(size > 0) || !Number.isFinite(size)) {
        settled[k] = 1
        continue
      }
      const stepSize = 1 / Math.sqrt(size)
      const modulus = Math.hypot(re[k]!, im[k]!)
      // No step beyond the circle: roots outside it are not looked for.
      wander[k] = stepSize
      const damp = Math.min(1, (0.5 * radius) / stepSize)
      re[k] = re[k]! - (damp * lr) / size
      im[k] = im[k]! + (damp * li) / size
      // Where two sheets agree to seven digits their difference has no more to say: the end for a multiple root.
      const exhausted = step > 60 && ratio[2]! < 1e-7
      if (exhausted || stepSize < (step > 100 ? 1e-7 : 1e-13) * modulus || modulus < TINY) settled[k] = 1
      else moving = true
    }
    // A k-fold root is known to ε^{1/k} only; off the real axis nothing hangs on it.
    const enough = step >= PATIENCE && settled.every((s, k) => s === 1 || Math.abs(im[k]!) > CLEAR * wander[k]!)
    if (!moving || enough) return { re, im, converged: true }
  }
  return { re, im, converged: false }
}

/** Steps after which a multiple root that has not settled will not, and the multiple of its last step that is clear of the axis. */
const PATIENCE = 80
const CLEAR = 30

/** A root this near to 0, in units of the law's size, counts as 0. */
export const TINY = 1e-16

/**
 * Number of roots of D within the circle |z| < radius, or one a little wider where a root is too near to it: the mean
 * of z D′/D over the circle, by the trapezoid rule, which converges geometrically.
 */
function countWithin(sheets: Sheets, radius: number): number {
  const points = 48
  const ratio = new Float64Array(3)
  let mean = 0
  for (let attempt = 0; attempt < 8; attempt++) {
    const r = radius * 1.23 ** attempt
    let sum = 0
    let used = 0
    for (let n = 0; n < points; n++) {
      const angle = (2 * Math.PI * (n + 0.37)) / points
      const zr = r * Math.cos(angle)
      const zi = r * Math.sin(angle)
      if (!logDerivative(sheets, zr, zi, ratio)) continue
      sum += zr * ratio[0]! - zi * ratio[1]!
      used++
    }
    mean = used === 0 ? 0 : sum / used
    if (Math.abs(mean - Math.round(mean)) < 0.02) break
  }
  return Math.max(0, Math.round(mean))
}

/** D′/D at z into `out`, then the least relative distance of two sheets; false where two sheets meet to rounding. */
function logDerivative(sheets: Sheets, zr: number, zi: number, out: Float64Array): boolean {
  if (!sheets.solve(zr, zi)) return false
  const { count, re, im, slope } = sheets
  const ar = sheets.coefficientRe[count]!
  const ai = sheets.coefficientIm[count]!
  const br = sheets.slopeRe[count]!
  const bi = sheets.slopeIm[count]!
  const size = ar * ar + ai * ai
  let sumRe = ((2 * count - 2) * (br * ar + bi * ai)) / size
  let sumIm = ((2 * count - 2) * (bi * ar - br * ai)) / size
  let closest = Infinity
  for (let i = 0; i < count; i++) {
    sheets.slopeAt(re[i]!, im[i]!)
    const sr = slope[0]!
    const si = slope[1]!
    if (!Number.isFinite(sr) || !Number.isFinite(si)) return false
    // Both orders of a pair are met: each contributes m_i′/(m_i − m_j), twice.
    for (let j = 0; j < count; j++) {
      if (j === i) continue
      const gr = re[i]! - re[j]!
      const gi = im[i]! - im[j]!
      const gap = gr * gr + gi * gi
      if (gap === 0) return false
      closest = Math.min(closest, gap / (re[i]! * re[i]! + im[i]! * im[i]!))
      sumRe += (2 * (sr * gr + si * gi)) / gap
      sumIm += (2 * (si * gr - sr * gi)) / gap
    }
  }
  out[0] = sumRe
  out[1] = sumIm
  out[2] = Math.sqrt(closest)
  return Number.isFinite(sumRe) && Number.isFinite(sumIm)
}
