import type { BivariatePolynomial } from '@freecurve/core'
import { createSheets } from '@freecurve/numerics'
import type { Breakpoint } from '../singularities/breakpoint.ts'
import { type Chart, edgeChart } from './chart.ts'
import { followBranch, WHOLE } from './follow-branch.ts'

/** m(x + i0) inside a bulk at a distance from the edge on one side; [NaN, NaN] where it could not be followed. */
export type SideBranch = (distance: number) => readonly [number, number]

/** A point inside a bulk at which the physical m is known. */
export interface Station {
  readonly x: number
  readonly re: number
  readonly im: number
}

/**
 * The physical sheet between a station and the edge on one of its sides, at real z exactly: every value is followed
 * along the real axis, in the logarithm of the distance to the edge, from the nearest value already known.
 */
export function sideBranch(
  polynomial: BivariatePolynomial,
  edge: Breakpoint,
  station: Station,
  poleCharts: (side: 1 | -1) => Chart | undefined,
): SideBranch {
  const side = station.x > edge.x ? 1 : -1
  const plain = plainChart(polynomial, edge.x, side)
  const logs: number[] = [Math.log(Math.abs(station.x - edge.x))]
  const known: (readonly [number, number])[] = [[station.re, station.im]]
  const v = new Float64Array(2)

  const step = (
    chart: Chart,
    from: number,
    to: number,
    start: readonly [number, number],
  ): readonly [number, number] => {
    chart.fromM(from, start[0], start[1], v)
    const end = followBranch(
      chart.sheets,
      (t, out) => {
        out[0] = t === 1 ? to : t === 0 ? from : from * (to / from) ** t
        out[1] = 0
      },
      v[0]!,
      v[1]!,
      WHOLE,
    )
    if (end.status !== 'reached') return [Number.NaN, Number.NaN]
    chart.toM(to, end.re, end.im, v)
    return [v[0]!, v[1]!]
  }

  const local =
    poleCharts(side) ??
    nearestEdgeChart(polynomial, edge, side, step(plain, Math.exp(logs[0]!), 1e-5 * Math.exp(logs[0]!), known[0]!))

  return (distance) => {
    const log = Math.log(distance)
    const at = nearestIndex(logs, log)
    const start = known[at]!
    const from = Math.exp(logs[at]!)
    const chart = local?.holds(start[0], start[1]) ? local : plain
    let value = step(chart, from, distance, start)
    if (Number.isNaN(value[0])) value = step(chart === plain ? (local ?? plain) : plain, from, distance, start)
    if (Number.isNaN(value[0])) return value
    const place = logs[at]! < log ? at + 1 : at
    logs.splice(place, 0, log)
    known.splice(place, 0, value)
    return value
  }
}

/** Chart with the value, among those shared at the edge, that the sheet comes nearest to; none where it shares none. */
function nearestEdgeChart(
  polynomial: BivariatePolynomial,
  edge: Breakpoint,
  side: 1 | -1,
  [mr, mi]: readonly [number, number],
): Chart | undefined {
  const size = mr * mr + mi * mi
  const missOf = ({ variable, value }: Breakpoint['values'][number]) =>
    variable === 'm'
      ? Math.hypot(mr - value, mi) / Math.sqrt(size)
      : Math.hypot(mr / size - value, mi / size) * Math.sqrt(size)
  const shared = [...edge.values].sort((p, q) => missOf(p) - missOf(q))[0]
  return shared === undefined ? undefined : edgeChart(polynomial, edge.x, side, shared)
}

/** No shift at all: v = m and z = x + side·d by plain addition. */
function plainChart(polynomial: BivariatePolynomial, x: number, side: 1 | -1): Chart {
  const sheets = createSheets(polynomial)
  const copy = (_d: number, r: number, i: number, out: Float64Array) => {
    out[0] = r
    out[1] = i
  }
  return {
    sheets: {
      ...sheets,
      moveTo: (d) => sheets.moveTo(x + side * d, 0),
      solve: (d, _, warm) => sheets.solve(x + side * d, 0, warm),
      slopeAt: (r, i) => {
        sheets.slopeAt(r, i)
        sheets.slope[0] = side * sheets.slope[0]!
        sheets.slope[1] = side * sheets.slope[1]!
      },
    },
    fromM: copy,
    toM: copy,
    holds: () => true,
  }
}

function nearestIndex(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low > 0 && value - sorted[low - 1]! < Math.abs(sorted[low]! - value) ? low - 1 : low
}
