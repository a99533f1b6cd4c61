import type { BivariatePolynomial } from '@freecurve/core'
import { createSheets, type Sheets } from '@freecurve/numerics'
import { TINY } from './cluster-radius.ts'
import { type Iterates, iterateRoots } from './iterate-roots.ts'
import { logDerivative } from './log-derivative.ts'

/** Roots of the discriminant of P in m, within a circle. */
export interface DiscriminantRoots {
  readonly re: Float64Array
  readonly im: Float64Array
  /** Nearer to a pole at 0 than this rounding hides the sheets from one another: roots there count as 0. */
  readonly blind: number
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
  const { count: atZero, radius: blind } = poles.includes(0) ? countAtZero(sheets, radius) : { count: 0, radius: 0 }
  let found = started(zeros(atZero), within.count - atZero, radius, smallest, 0)
  for (let round = 0; ; round++) {
    const converged = iterateRoots(sheets, found, radius, poles)
    const inside = found.re.filter((re, k) => Math.hypot(re, found.im[k]!) < within.radius).length
    if (!converged || inside >= within.count || round === ROUNDS)
      return { re: found.re, im: found.im, blind, converged: converged && inside >= within.count }
    found = started(found, within.count - inside, radius, smallest, round + 1)
  }
}

/** How often iterates that were lost are started again. */
const ROUNDS = 4

/** Share of the circle beyond which roots are not taken for 0. */
const CLEAR_OF_ZERO = 1e-3

/**
 * The roots at a pole at 0, often many, are counted instead of found: on the smallest circle on which their number is a whole one.
 * K sheets with the same residue cannot be told apart nearer than ε^{1/K}.
 */
function countAtZero(sheets: Sheets, radius: number): { readonly count: number; readonly radius: number } {
  for (let r = 2 * TINY; r < CLEAR_OF_ZERO * radius; r *= 10) {
    const mean = meanOver(sheets, r)
    if (isWhole(mean)) return { count: Math.max(0, Math.round(mean)), radius: r }
  }
  return { count: 0, radius: 0 }
}

/** Roots at 0, to keep others from being drawn there. */
const zeros = (count: number): Iterates => ({
  re: new Float64Array(count),
  im: new Float64Array(count),
  settled: new Uint8Array(count).fill(1),
})

/**
 * The iterates so far and `count` new ones: the mirror images of roots that have none, then rings from the smallest to the
 * largest scale of the curve, so that every scale has a start nearby.
 */
function started(
  { re: oldRe, im: oldIm }: Iterates,
  count: number,
  radius: number,
  smallest: number,
  round: number,
): Iterates {
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

/** Number of roots of D within the circle |z| < radius, or one a little wider where a root is too near to it. */
function countWithin(sheets: Sheets, radius: number): { readonly count: number; readonly radius: number } {
  let r = radius
  let mean = meanOver(sheets, r)
  for (let attempt = 1; attempt < 8 && !isWhole(mean); attempt++) {
    r = radius * 1.23 ** attempt
    mean = meanOver(sheets, r)
  }
  return { count: Math.max(0, Math.round(mean)), radius: r }
}

const isWhole = (mean: number): boolean => Math.abs(mean - Math.round(mean)) < 0.02

/** Points of the trapezoid rule on a circle. */
const POINTS = 48

/** The mean of z D′/D over the circle |z| = r, the number of roots within, by the trapezoid rule, which converges geometrically. */
function meanOver(sheets: Sheets, r: number): number {
  const ratio = new Float64Array(3)
  let sum = 0
  let used = 0
  for (let n = 0; n < POINTS; n++) {
    const angle = (2 * Math.PI * (n + 0.37)) / POINTS
    const zr = r * Math.cos(angle)
    const zi = r * Math.sin(angle)
    if (!logDerivative(sheets, zr, zi, ratio)) continue
    sum += zr * ratio[0]! - zi * ratio[1]!
    used++
  }
  return used === 0 ? 0 : sum / used
}
