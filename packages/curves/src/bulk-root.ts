import type { BulkRange } from './bulk-ranges.ts'
import { boundaryHeight, imageOfBoundary, type ReciprocalMap } from './reciprocal-map.ts'

/** u = −1/m(x + i0) at a point inside a bulk: Im u > 0, and m = −1/u. */
export interface BulkPoint {
  readonly re: number
  readonly im: number
}

/** Solves z(u) = x for points inside one bulk. */
export type BulkSolver = (x: number, fromLeft: number, fromRight: number) => BulkPoint

/** Hyperbolic length of a step of the table along the boundary curve (tuned: Newton needs 3 to 5 steps from there). */
const STEP = 0.25

/**
 * A solver for one bulk. A table of the boundary curve gives the start; Newton runs on the exact difference to the nearer edge,
 * z(u_e + ζ) − z(u_e) = ζ² Σ s_j/((u_e − t_j)²(u_e + ζ − t_j)), so that points close to an edge keep full relative accuracy.
 * The root in ℂ⁺ is unique: whatever Newton finds there is the physical one. Where Newton fails, bisection along the boundary curve,
 * on which x is monotone, cannot.
 */
export function bulkSolver(map: ReciprocalMap, range: BulkRange): BulkSolver {
  const table = boundaryTable(map, range)
  return (x, fromLeft, fromRight) => {
    const left = fromLeft <= fromRight
    const edge = left ? range.from : range.to
    const offset = left ? fromLeft : -fromRight
    const start = startFrom(table, x, fromLeft, fromRight)
    return newton(map, edge, offset, start.re - edge, start.im) ?? bisection(map, range, x)
  }
}

interface BoundaryTable {
  readonly v: Float64Array
  readonly w: Float64Array
  readonly x: Float64Array
}

/** Points of the boundary curve, no further apart than STEP times their height, and no closer than 1e-5 of the range. */
function boundaryTable(map: ReciprocalMap, { from, to, left, right }: BulkRange): BoundaryTable {
  const v: number[] = [from]
  const w: number[] = [0]
  const x: number[] = [left]
  const least = 1e-5 * (to - from)
  for (let at = from + least; at < to; ) {
    const height = boundaryHeight(map, at)
    v.push(at)
    w.push(height)
    x.push(imageOfBoundary(map, at, height))
    const next = at + Math.max(least, STEP * height)
    // A bulk so narrow that steps are lost to rounding has no points in between.
    if (next === at) break
    at = next
  }
  v.push(to)
  w.push(0)
  x.push(right)
  return { v: Float64Array.from(v), w: Float64Array.from(w), x: Float64Array.from(x) }
}

/**
 * Linear in x between table points, in the square of the height, as it is a square root at the two ends; there the distance
 * to the edge decides, which x alone cannot tell.
 */
function startFrom({ v, w, x }: BoundaryTable, at: number, fromLeft: number, fromRight: number): BulkPoint {
  let low = 0
  let high = x.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (x[middle]! <= at) low = middle
    else high = middle
  }
  const cell = x[high]! - x[low]!
  const part = low === 0 ? fromLeft / cell : high === x.length - 1 ? 1 - fromRight / cell : (at - x[low]!) / cell
  const share = Math.min(1, Math.max(0, part))
  const rest = high === x.length - 1 ? Math.min(1, fromRight / cell) : 1 - share
  const height = Math.sqrt(rest * w[low]! ** 2 + share * w[high]! ** 2)
  return { re: v[low]! + share * (v[high]! - v[low]!), im: height }
}

/** Newton for ζ² Σ s_j/((e − t_j)²(e + ζ − t_j)) = offset; null unless it ends in ℂ⁺ with a residual at rounding. */
function newton(map: ReciprocalMap, edge: number, offset: number, startRe: number, startIm: number): BulkPoint | null {
  const { poles, strengths } = map
  let re = startRe
  let im = startIm > 0 ? startIm : Number.MIN_VALUE
  for (let step = 0; step < 30; step++) {
    let ar = 0
    let ai = 0
    let br = 0
    let bi = 0
    for (let j = 0; j < poles.length; j++) {
      const e = edge - poles[j]!
      const d = e + re
      const size = d * d + im * im
      const scale = strengths[j]! / (e * e)
      const ir = d / size
      const ii = -im / size
      ar += scale * ir
      ai += scale * ii
      br -= scale * (ir * ir - ii * ii)
      bi -= 2 * scale * ir * ii
    }
    // f = ζ² A − offset, f′ = ζ (2 A + ζ A′)
    const sr = re * re - im * im
    const si = 2 * re * im
    const fr = sr * ar - si * ai - offset
    const fi = sr * ai + si * ar
    const cr = 2 * ar + re * br - im * bi
    const ci = 2 * ai + re * bi + im * br
    const dr = re * cr - im * ci
    const di = re * ci + im * cr
    const norm = dr * dr + di * di
    if (!(norm > 0)) return null
    const stepRe = (fr * dr + fi * di) / norm
    const stepIm = (fi * dr - fr * di) / norm
    // Halve a step that would leave ℂ⁺.
    const damp = im - stepIm > 0.1 * im ? 1 : (0.9 * im) / stepIm
    re -= damp * stepRe
    im -= damp * stepIm
    if (damp === 1 && Math.hypot(stepRe, stepIm) <= 1e-15 * Math.hypot(re, im)) return { re: edge + re, im }
    if (damp === 1 && step > 6 && Math.hypot(stepRe, stepIm) <= 1e-13 * Math.hypot(re, im)) return { re: edge + re, im }
  }
  return null
}

/** x(v) is increasing on the boundary curve: bisection for v, to the last bit. */
function bisection(map: ReciprocalMap, range: BulkRange, x: number): BulkPoint {
  let low = range.from
  let high = range.to
  for (let step = 0; step < 200; step++) {
    const middle = low + (high - low) / 2
    if (middle === low || middle === high) break
    if (imageOfBoundary(map, middle, boundaryHeight(map, middle)) <= x) low = middle
    else high = middle
  }
  return { re: low, im: boundaryHeight(map, low) }
}
