import type { BivariatePolynomial, FlowEvent, Law } from '@freecurve/core'
import type { PolynomialLaw } from '../algebraic/read-law.ts'
import { isCarried } from '../check-ratio.ts'
import { gapsOf } from './gaps.ts'
import { inflectionNear } from './inflection.ts'

/** A flow along characteristics, as its events see it. */
export interface EventFlow {
  /** What happens to bulks as the ratio grows: a flow does only one of both. */
  readonly kind: 'split' | 'merge'
  /** R(z, w), w = 1/m: the curve whose inflections are the events. */
  readonly curve: BivariatePolynomial
  carry(ratio: number): PolynomialLaw
  /** The point of the curve that a real point off the support, with its m, comes from. */
  originOf(x: number, m: number, ratio: number): { readonly z: number; readonly w: number }
  /** The ratio at which an inflection of slope z′(w) is a cusp. */
  ratioOf(slope: number): number
  /** Where a point of the curve lies at a ratio. */
  placeOf(z: number, w: number, ratio: number): number
}

/** Halvings of the logarithm of the ratio before an event is given up. */
const DEPTH = 40

/**
 * Splits or merges for ratios in [from, to], ascending; null where the law at an end is not certified, or one was seen but could not be pinned down. As a flow only
 * splits or only merges (math.md, fact 3), an interval with as many bulks at both its ends has no event in it. Others are
 * halved until the gap of the law with more bulks leads to the cusp: a point at which z′(w) is stationary on the initial
 * curve, so that its ratio and place are exact to rounding.
 */
export function bulkEvents(flow: EventFlow, from: number, to: number): readonly FlowEvent[] | null {
  const search = (low: End, high: End, depth: number): readonly FlowEvent[] | null => {
    const wanted = Math.abs(high.law.bulks.length - low.law.bulks.length)
    if (wanted === 0) return []
    const found = cuspsOf(flow, flow.kind === 'split' ? high : low).filter(
      ({ ratio }) => ratio >= low.ratio && ratio <= high.ratio,
    )
    if (found.length === wanted && found.every(({ ratio }) => changesAt(ratio, found, low, high))) return found
    if (depth === DEPTH) return null
    const ratio = Math.sqrt(low.ratio * high.ratio)
    const middle = { ratio, ...flow.carry(ratio) }
    const left = search(low, middle, depth + 1)
    const right = search(middle, high, depth + 1)
    return left === null || right === null ? null : [...left, ...right]
  }
  /** Whether the laws just before and after a ratio have the bulks that the events found say, as far as they are certified. */
  const changesAt = (at: number, found: readonly FlowEvent[], low: End, high: End): boolean =>
    [1 - ASIDE, 1 + ASIDE]
      .map((factor) => at * factor)
      .filter((ratio) => ratio > low.ratio && ratio < high.ratio)
      .every((ratio) => {
        const { law } = flow.carry(ratio)
        const passed = found.filter((event) => event.ratio < ratio).length
        const expected = low.law.bulks.length + (flow.kind === 'split' ? passed : -passed)
        return law.status !== 'certified' || law.bulks.length === expected
      })
  if (from > to) return []
  const [first, last] = [endAt(flow, from, 1 - BESIDE), endAt(flow, to, 1 + BESIDE)]
  if (first === undefined || last === undefined) return null
  const events = search(first, last, 0)
  const within = events?.filter(({ ratio }) => ratio >= from * (1 - ROUNDING) && ratio <= to * (1 + ROUNDING))
  return within ? within.sort((p, q) => p.ratio - q.ratio || p.x - q.x) : null
}

/** How far from an event laws are looked at, relative. */
const ASIDE = 1e-3

/** How far beyond the ends the search goes, relative: an event may lie exactly on one. */
const BESIDE = 1e-6
/** What rounding may do to an event's ratio. */
const ROUNDING = 1e-12

/** The certified law just outside an end of the range, or at the end itself, as at a horizon; undefined where there is none. */
function endAt(flow: EventFlow, end: number, factor: number): End | undefined {
  return [end * factor, end]
    .filter(isCarried)
    .map((ratio) => ({ ratio, ...flow.carry(ratio) }))
    .find(({ law }) => law.status === 'certified')
}

interface End extends PolynomialLaw {
  readonly ratio: number
}

/** The cusps that the gaps of a law come from or lead to, one for each place. */
function cuspsOf(flow: EventFlow, { law, ratio, realTransform }: End): readonly FlowEvent[] {
  const cusps: FlowEvent[] = []
  for (const [left, right] of gapsOf(law)) {
    // Nearer an atom m is too large to tell much.
    for (const share of [0.5, 0.25, 0.75]) {
      const x = left + share * (right - left)
      const origin = flow.originOf(x, realTransform(x), ratio)
      const point = inflectionNear(flow.curve, origin.z, origin.w)
      if (point === undefined) continue
      const at = flow.ratioOf(point.slope)
      const place = flow.placeOf(point.z, point.w, at)
      if (!(Number.isFinite(at) && at > 0 && Number.isFinite(place))) continue
      if (!cusps.some((known) => near(known.ratio, at, at) && near(known.x, place, spanOf(law))))
        cusps.push({ kind: flow.kind, ratio: at, x: place })
      break
    }
  }
  return cusps
}

const near = (a: number, b: number, scale: number): boolean => Math.abs(a - b) <= 1e-7 * Math.abs(scale)

const spanOf = ({ bulks }: Law): number => bulks[bulks.length - 1]!.support[1] - bulks[0]!.support[0]
