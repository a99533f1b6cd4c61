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
 * Roots of D(z) = a_K^{2K−2} Π_{i<j} (m_i − m_j)² with |z| < radius, and perhaps some beyond: the branch points of all sheets
 * (and the double points of the curve, twice). D is never expanded, as its coefficients would drown the small scales: Aberth's
 * iteration only needs D′/D = (2K−2) a_K′/a_K + 2 Σ_{i<j} (m_i′ − m_j′)/(m_i − m_j), which the sheets give to full
 * precision. The number of roots is the mean of z D′/D over the circle: iterates that leave it are kept, and others start in
 * their place.
 *
 * @param poles real roots of a_K, which may be multiple roots of D
 */
export function discriminantRoots(
  polynomial: BivariatePolynomial,
  radius: number,
  smallest: number,
  poles: readonly number[],
): DiscriminantRoots {
  const sheets = createSheets(polynomial)
  const within = countWithin(sheets, radius)
  let found: Iterates = started([], within.count, radius, smallest, 0)
  for (let round = 0; ; round++) {
    const converged = iterate(sheets, found, radius, poles)
    const inside = found.re.filter((re, k) => Math.hypot(re, found.im[k]!) < within.radius).length
    if (!converged || inside >= within.count || round === ROUNDS)
      return { re: found.re, im: found.im, converged: converged && inside >= within.count }
    found = started([found], within.count - inside, radius, smallest, round + 1)
  }
}

/** How often iterates that were lost are started again. */
const ROUNDS = 4

/** Approximations of roots, and which of them are final. */
interface Iterates {
  readonly re: Float64Array
  readonly im: Float64Array
  readonly settled: Uint8Array
}

/**
 * The iterates so far and `count` new ones: the mirror images of roots that have none, then rings from the smallest to the
 * largest scale of the curve, so that every scale has a start nearby.
 */
function started(
  [known]: readonly Iterates[],
  count: number,
  radius: number,
  smallest: number,
  round: number,
): Iterates {
  const [oldRe, oldIm] = [known?.re ?? new Float64Array(0), known?.im ?? new Float64Array(0)]
  const isAt = (re: number, im: number, k: number) =>
    Math.hypot(oldRe[k]! - re, oldIm[k]! - im) <= 1e-6 * Math.hypot(re, im)
  const single = Array.from(oldRe.keys()).filter((k) => !oldRe.some((_, j) => isAt(oldRe[k]!, -oldIm[k]!, j)))
  const starts = Array.from({ length: count }, (_, k) => {
    const twin = single[k]
    if (twin !== undefined) return [oldRe[twin]! * (1 + 1e-7), -oldIm[twin]! * (1 - 1e-7)] as const
    const r = smallest * (radius / 4 / smallest) ** ((k + 0.5) / count)
    const angle = 2.4 * k + 0.4 + round
    return [r * Math.cos(angle), r * Math.sin(angle)] as const
  })
  return {
    re: Float64Array.from([...oldRe, ...starts.map(([re]) => re)]),
    im: Float64Array.from([...oldIm, ...starts.map(([, im]) => im)]),
    settled: Uint8Array.from([...oldRe.map(() => 1), ...starts.map(() => 0)]),
  }
}

/** Aberth's iteration on those that have not settled, in place; whether all have, or wander about a multiple root. */
function iterate(sheets: Sheets, { re, im, settled }: Iterates, radius: number, poles: readonly number[]): boolean {
  const count = re.length
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
      wander[k] = stepSize
      // No step wider than the circle.
      const damp = Math.min(1, (0.5 * radius) / stepSize)
      re[k] = re[k]! - (damp * lr) / size
      im[k] = im[k]! + (damp * li) / size
      // Where two sheets agree to seven digits their difference has no more to say: the end for a multiple root.
      const exhausted = step > 60 && ratio[2]! < 1e-7
      if (exhausted || stepSize < (step > 100 ? 1e-7 : 1e-13) * modulus || modulus < TINY) settled[k] = 1
      else moving = true
    }
    // A k-fold root is known to ε^{1/k} only; off the real axis and at a pole nothing hangs on it.
    const harmless = (k: number) =>
      Math.abs(im[k]!) > CLEAR * wander[k]! ||
      poles.some((x) => Math.hypot(re[k]! - x, im[k]!) <= clusterRadius(x, LARGEST_CLUSTER))
    if (!moving || (step >= PATIENCE && settled.every((s, k) => s === 1 || harmless(k)))) return true
  }
  return false
}

/** Steps after which a multiple root that has not settled will not, and the multiple of its last step that is clear of the axis. */
const PATIENCE = 80
const CLEAR = 30

/** Most roots of the discriminant that a pole is taken to hold. */
export const LARGEST_CLUSTER = 4

/** How far rounding scatters a k-fold root at x: ε^{1/k} of its size. */
export const clusterRadius = (x: number, k: number): number => Math.max(20 * 2 ** (-52 / k) * Math.abs(x), TINY)

/** A root this near to 0, in units of the law's size, counts as 0. */
export const TINY = 1e-16

/**
 * Number of roots of D within the circle |z| < radius, or one a little wider where a root is too near to it: the mean
 * of z D′/D over the circle, by the trapezoid rule, which converges geometrically.
 */
function countWithin(sheets: Sheets, radius: number): { readonly count: number; readonly radius: number } {
  const points = 48
  const ratio = new Float64Array(3)
  let mean = 0
  let r = radius
  for (let attempt = 0; attempt < 8; attempt++) {
    r = radius * 1.23 ** attempt
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
  return { count: Math.max(0, Math.round(mean)), radius: r }
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
