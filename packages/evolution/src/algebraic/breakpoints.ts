import { realPoles } from '@freecurve/atoms'
import type { BivariatePolynomial } from '@freecurve/core'
import { createSheets, reverseInM, type Sheets } from '@freecurve/numerics'
import { clusterRadius, type DiscriminantRoots, discriminantRoots, LARGEST_CLUSTER, TINY } from './discriminant.ts'
import { mayBeCusp, polishCusp } from './polish-cusp.ts'
import { polishEdge } from './polish-edge.ts'

/** A value that sheets share at a breakpoint, as m or as w = 1/m, whichever is smaller in size. */
export interface SharedValue {
  readonly variable: 'm' | 'w'
  readonly value: number
  /** How many sheets share it: 2, or 3 at a cusp. */
  readonly sheets: 2 | 3
}

/** A real point where some sheet branches or is infinite. Between neighbours every sheet is analytic. */
export interface Breakpoint {
  readonly x: number
  /** Whether some sheet is infinite here. */
  readonly pole: boolean
  /** What colliding sheets share here; empty at a mere pole. */
  readonly values: readonly SharedValue[]
}

/** A breakpoint just found, with whether it could be polished to rounding. */
interface Found extends Breakpoint {
  readonly regular: boolean
}

/** Every breakpoint of a curve, ascending. */
export interface Breakpoints {
  readonly points: readonly Breakpoint[]
  /** Points of the upper half-plane where some sheets meet. */
  readonly above: readonly { readonly re: number; readonly im: number }[]
  /** Whether all roots settled and the number of real sheets is constant between neighbours. */
  readonly complete: boolean
}

/**
 * Half the width, relative to |z|, within which a root of the discriminant may be real; rounding of a double root is
 * 1e-8.
 */
const REAL = 1e-6

/**
 * Real branch points and real poles of all sheets of a curve whose law has size about 1. Each branch point is
 * polished by Newton on (P, P_m) to rounding. As a double check the real sheets are counted at several points between
 * neighbours: a change means a missed branch point, which is then found by bisection.
 *
 * @param reach where the physical sheet has its furthest singularity, roughly: others are looked for up to eight times
 * as far.
 */
export function breakpointsOf(polynomial: BivariatePolynomial, reach: number): Breakpoints {
  const reversed = reverseInM(polynomial)
  const sheets = createSheets(polynomial)
  const poles = realPoles(polynomial)
  const close = CLOSE * reach
  const roots = discriminantRoots(polynomial, 8 * reach, 2 ** -16 * reach, poles)
  const points: Breakpoint[] = poles.map((x) => ({ x, pole: true, values: [] }))
  const absorbed = points.map((pole, at) => {
    const cluster = clusterAt(pole.x, roots)
    if (cluster.length > 0) points[at] = { ...pole, values: [{ variable: 'w', value: 0, sheets: 2 }] }
    return cluster
  })
  for (let k = 0; k < roots.re.length; k++) {
    if (absorbed.some((cluster) => cluster.includes(k))) continue
    const modulus = Math.hypot(roots.re[k]!, roots.im[k]!)
    if (modulus < TINY && points.some((point) => point.x === 0 && point.pole))
      addPoint(points, { x: 0, pole: false, regular: false, values: [{ variable: 'w', value: 0, sheets: 2 }] })
    else if (modulus < TINY || Math.abs(roots.im[k]!) <= REAL * modulus) {
      for (const found of polishRoot(polynomial, reversed, sheets, roots.re[k]!, close)) addPoint(points, found)
    }
  }
  const above = Array.from(roots.re, (re, k) => ({ re, im: roots.im[k]! })).filter(
    ({ re, im }) => im > REAL * Math.hypot(re, im) && im > TINY,
  )
  points.sort((p, q) => p.x - q.x)
  let complete = roots.converged
  for (let attempt = 0; attempt < 8; attempt++) {
    const missed = missedBetween(points, sheets, 2 * reach)
    if (missed === undefined) return { points, above, complete }
    const added = polishRoot(polynomial, reversed, sheets, missed, close).filter((found) => addPoint(points, found))
    if (added.length === 0) break
    points.sort((p, q) => p.x - q.x)
  }
  complete = false
  return { points, above, complete }
}

/** A k-fold root's scattered members lie about it: their mean is nearer to it than they are by this share. */
const CENTRED = 1e-2

/**
 * The roots of the discriminant that belong to a pole: a root of multiplicity k, which rounding scatters about it over ε^{1/k}
 * of its size. Sheets that are infinite together there make one; a pole of one sheet alone makes none. Roots that only lie close
 * by lie on one side, or at a distance of their own.
 */
function clusterAt(x: number, { re, im }: DiscriminantRoots): readonly number[] {
  const away = (n: number) => Math.hypot(re[n]! - x, im[n]!)
  const nearest = Array.from(re.keys()).sort((p, q) => away(p) - away(q))
  for (let k = Math.min(LARGEST_CLUSTER, nearest.length); k > 0; k--) {
    const members = nearest.slice(0, k)
    const spread = away(members[k - 1]!)
    const [meanRe, meanIm] = [re, im].map((part) => members.reduce((sum, n) => sum + part[n]!, 0) / k)
    const centred = Math.hypot(meanRe! - x, meanIm!) <= Math.max(CENTRED * spread, clusterRadius(x, 1))
    if (spread <= clusterRadius(x, k) && centred) return members
  }
  return []
}

/** How far rounding may take a root of the discriminant that has no size of its own, in units of the support's. */
const CLOSE = 2 ** -48

/** Pairs of sheets that differ by less than this share of their size at a root of the discriminant may meet there too. */
const PAIRED = 1e-2

/** The branch points near a real root of the discriminant: the closest pair of sheets there, and others that meet at the same x, polished. */
function polishRoot(
  polynomial: BivariatePolynomial,
  reversed: BivariatePolynomial,
  sheets: Sheets,
  x: number,
  close: number,
): readonly Found[] {
  // Exactly on a pole there is one sheet less: look beside it.
  if (!sheets.solve(x, 0, false) && !sheets.solve(x + 1e-9 * Math.abs(x) + TINY, 0, false)) return []
  const [closest, ...others] = pairsOf(sheets)
  if (closest === undefined) return []
  const first = polishPair(polynomial, reversed, x, closest, close)
  const more = others
    .filter(({ gap }) => gap <= PAIRED)
    .map((pair) => polishPair(polynomial, reversed, x, pair, close))
    .filter((found) => found.regular && Math.abs(found.x - first.x) <= 1e-6 * Math.abs(first.x))
  return [first, ...more]
}

/** Two sheets: their mean, and their distance over the sum of their sizes. */
interface Pair {
  readonly re: number
  readonly im: number
  readonly gap: number
}

/** All pairs of sheets, the closest first. */
function pairsOf({ count, re, im }: Sheets): readonly Pair[] {
  const pairs: Pair[] = []
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) {
      const size = Math.hypot(re[i]!, im[i]!) + Math.hypot(re[j]!, im[j]!)
      const gap = Math.hypot(re[i]! - re[j]!, im[i]! - im[j]!) / size
      pairs.push({ re: (re[i]! + re[j]!) / 2, im: (im[i]! + im[j]!) / 2, gap })
    }
  return pairs.sort((p, q) => p.gap - q.gap)
}

function polishPair(
  polynomial: BivariatePolynomial,
  reversed: BivariatePolynomial,
  x: number,
  { re, im }: Pair,
  close: number,
): Found {
  const variable = Math.abs(re) > 1 ? 'w' : 'm'
  const [curve, start] = variable === 'm' ? [polynomial, re] : [reversed, 1 / re]
  const isNear = (z: number) => Math.abs(z - x) <= 1e-4 * Math.abs(x) + close
  const real = Math.abs(im) <= 1e-4 * Math.hypot(re, im)
  const edge = real ? polishEdge(curve, x, start) : undefined
  if (edge?.regular && isNear(edge.z) && !mayBeCusp(curve, edge.z, edge.f))
    return { x: edge.z, pole: false, regular: true, values: [{ variable, value: edge.f, sheets: 2 }] }
  // Three sheets meet at a cusp, two of them as a complex pair whose mean still wanders.
  const cusp = polishCusp(curve, edge?.z ?? x, edge?.f ?? start)
  if (cusp !== undefined && isNear(cusp.z))
    return { x: cusp.z, pole: false, regular: true, values: [{ variable, value: cusp.f, sheets: 3 }] }
  // Two complex pairs that meet away from the real axis: a double point, harmless to real sheets.
  if (edge === undefined) return { x, pole: false, regular: false, values: [] }
  const [z, value] = isNear(edge.z) ? [edge.z, edge.f] : [x, start]
  return { x: z, pole: false, regular: edge.regular && z === edge.z, values: [{ variable, value, sheets: 2 }] }
}

/**
 * Adds a point unless it is there already; joins it to a pole or another branch point at the same x. False when
 * nothing is new.
 */
function addPoint(points: Breakpoint[], found: Found): boolean {
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
const isInfinite = ({ values, regular }: Found): boolean =>
  values.some(({ variable, value }) => variable === 'w' && Math.abs(value) < (regular ? 1e-5 : 1e-2))

const same = (a: SharedValue, b: SharedValue): boolean =>
  a.variable === b.variable && Math.abs(a.value - b.value) <= 1e-5 * (Math.abs(a.value) + Math.abs(b.value)) + 1e-12

/** A real point, up to `far` from 0, at which the number of real sheets changes although no breakpoint is known there. */
function missedBetween(points: readonly Breakpoint[], sheets: Sheets, far: number): number | undefined {
  const inner = intervalsOf(points)
  const [first, last] = [inner[0]!, inner[inner.length - 1]!]
  const outer = [[-far, first[0]] as const, [last[1], far] as const].filter(([a, b]) => a < b)
  for (const [a, b] of [...inner, ...outer]) {
    let [x0, n0] = [Number.NaN, -1]
    for (const share of [0.02, 0.13, 0.37, 0.61, 0.86, 0.98]) {
      const x = a + share * (b - a)
      const n = realSheetsAt(sheets, x)
      if (n0 >= 0 && n >= 0 && n !== n0) return bisectCount(sheets, x0, n0, x)
      if (n >= 0) [x0, n0] = [x, n]
    }
  }
  return undefined
}

/** The intervals between neighbours, and one on either side, as wide as all of them together. */
export function intervalsOf(points: readonly Breakpoint[]): readonly (readonly [number, number])[] {
  if (points.length === 0) return [[-1, 1]]
  const first = points[0]!.x
  const last = points[points.length - 1]!.x
  const span = last - first || Math.abs(first) || 1
  const xs = [first - span, ...points.map((point) => point.x), last + span]
  return xs.slice(1).map((x, k) => [xs[k]!, x] as const)
}

function bisectCount(sheets: Sheets, from: number, count: number, to: number): number {
  let [low, high] = [from, to]
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (realSheetsAt(sheets, middle) === count) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Number of real sheets at x; −1 where the sheets could not be found. */
function realSheetsAt(sheets: Sheets, x: number): number {
  if (!sheets.solve(x, 0, false)) return -1
  let count = 0
  for (let k = 0; k < sheets.count; k++)
    if (Math.abs(sheets.im[k]!) <= 1e-8 * Math.hypot(sheets.re[k]!, sheets.im[k]!)) count++
  return count
}
