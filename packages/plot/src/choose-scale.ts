import { eigenvaluesOf } from '@freecurve/law'
import { type AxisScale, linearScale, logScale, padScale, symlogScale } from './axis-scale.ts'
import type { PanelData } from './panel-data.ts'

/** A linear axis hides a quarter of the points where they lie within this share of the range. */
const HIDDEN = 1 / 100

/** How many quantiles stand for a law's bulks. */
const POINTS = 400

/** |x| below this share of the largest |x| is zero. */
const ZERO = 1e-12

/** Free room left and right, as a share of the axis. */
const PAD = 0.03

/**
 * The x axis on which all panels can be read: linear unless a quarter of some panel's points would be lost in a sliver of it
 * (a hard edge at zero, or both signs, alone do not do that); then logarithmic, or symmetric logarithmic where there are
 * negative values or an atom at zero.
 */
export function chooseScale(panels: readonly PanelData[]): AxisScale {
  const lists = panels.flatMap(pointLists)
  const all = lists.flat()
  if (all.length === 0) return linearScale([0, 1])
  const low = all.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY)
  const high = all.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY)
  const largest = Math.max(-low, high)
  const sizes = lists.map((list) => sizesOf(list, ZERO * largest)).filter((list) => list.length > 0)
  if (!lists.some((list) => isHidden(list, ZERO * largest))) return padScale(linearScale(widened(low, high)), PAD)
  const start = Math.max(smallestQuantile(sizes, 0), smallestQuantile(sizes, 0.02) / 30)
  const zeroAtom = panels.flatMap(atomsOf).some(({ x }) => Math.abs(x) <= ZERO * largest)
  if (low >= -ZERO * largest && !zeroAtom) return padScale(logScale([start, high]), PAD)
  return padScale(symlogScale([Math.min(low, 0), Math.max(high, 0)], 10 ** Math.floor(Math.log10(start))), PAD)
}

const atomsOf = ({ observed, truth, law }: PanelData) => [observed, truth, law].flatMap((series) => series?.atoms ?? [])

/** One list of points for each series: the eigenvalues, or quantiles, edges and atoms of the law. */
function pointLists({ observed, truth, law }: PanelData): readonly (readonly number[])[] {
  const lists = [observed, truth].flatMap((series) =>
    series === undefined ? [] : [[...series.rest, ...series.atoms.map(({ x }) => x)]],
  )
  if (law === undefined) return lists
  const bulks = law.bulks.length === 0 ? [] : [...eigenvaluesOf({ ...law, atoms: [] }, POINTS)]
  return [...lists, [...bulks, ...law.bulks.flatMap(({ support }) => support), ...law.atoms.map(({ x }) => x)]]
}

/** Whether some quarter of the points, zeros apart, is a sliver of their range. */
function isHidden(list: readonly number[], zero: number): boolean {
  const points = Float64Array.from(list.filter((x) => Math.abs(x) > zero)).sort()
  const quarter = Math.floor(points.length / 4)
  if (quarter === 0) return false
  const at = (k: number) => points[k] as number
  const range = at(points.length - 1) - at(0)
  return points.subarray(quarter).some((x, k) => x - at(k) < HIDDEN * range)
}

const sizesOf = (list: readonly number[], zero: number): Float64Array =>
  Float64Array.from(list, Math.abs)
    .filter((size) => size > zero)
    .sort()

const smallestQuantile = (lists: readonly Float64Array[], share: number): number =>
  Math.min(...lists.map((list) => list[Math.floor(share * (list.length - 1))] as number))

function widened(low: number, high: number): readonly [number, number] {
  if (high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high))) return [low, high]
  const room = Math.abs(high) / 2 || 1
  return [low - room, high + room]
}
