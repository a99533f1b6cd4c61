import type { Law } from '@freecurve/core'
import { componentsOf } from '../events/gaps.ts'
import { hankelBound } from './hankel-bound.ts'
import { jumpEdges } from './jump-edges.ts'

/** A proof that no law exists past a ratio. */
export interface Obstruction {
  /** Largest ratio that the test leaves open. */
  readonly ratio: number
  readonly reason: string
}

/** What the tests look at. */
export interface Tested {
  /** The law at ratio 1. */
  readonly law: Law
  /** m(x) at a real point off the support. */
  readonly realTransform: (x: number) => number
  /** Free cumulants κ_1, κ_2, …, or as many as are known to full precision. */
  readonly cumulants: readonly number[]
}

/** Distance from a gap's ends at which the sign of m is taken, relative to the gap. */
const INSIDE = 1e-6

/**
 * Everything that forbids free decompression of a law beyond some ratio (math.md, e), the sharpest first:
 * a zero of m in a gap (1); an edge at which the density jumps (1); a bulk of mass M between a gap with m < 0 and one with m > 0 (1 + M); k ≥ 2 atoms of total
 * weight W ((k − W)/(k − 1)); moments that are those of no law (Hankel).
 */
export function obstructionsOf(tested: Tested): readonly Obstruction[] {
  return [
    ...zerosInGaps(tested),
    ...jumps(tested),
    ...squeezedBulks(tested),
    ...severalAtoms(tested),
    ...hankelBound(tested.cumulants),
  ]
    .filter(({ ratio }) => Number.isFinite(ratio))
    .sort((p, q) => p.ratio - q.ratio)
}

/** Signs of m just inside both ends of every gap. */
function gapSigns({ law, realTransform }: Tested) {
  const components = componentsOf(law)
  return components.slice(1).map((next, k) => {
    const left = components[k]!.right
    const width = next.left - left
    const signAt = (share: number) => Math.sign(realTransform(left + share * width))
    return { left, right: next.left, first: signAt(INSIDE), last: signAt(1 - INSIDE) }
  })
}

function zerosInGaps(tested: Tested): readonly Obstruction[] {
  return gapSigns(tested)
    .filter(({ first, last }) => first < 0 && last > 0)
    .map(({ left, right }) => {
      const x = zeroBetween(tested.realTransform, left, right)
      return { ratio: 1, reason: `m(x) = 0 at x = ${short(x)}, inside the gap (${short(left)}, ${short(right)})` }
    })
}

function jumps({ law }: Tested): readonly Obstruction[] {
  return law.bulks.flatMap(jumpEdges).map((x) => ({
    ratio: 1,
    reason: `the density jumps at the edge x = ${short(x)}: branch points in the upper half-plane come arbitrarily near it`,
  }))
}

function squeezedBulks(tested: Tested): readonly Obstruction[] {
  const gaps = gapSigns(tested)
  return componentsOf(tested.law).flatMap(({ left, right, mass }, k) => {
    const before = gaps[k - 1]
    const after = gaps[k]
    if (before === undefined || after === undefined || !(before.last < 0 && after.first > 0)) return []
    const place = `[${short(left)}, ${short(right)}]`
    return [
      {
        ratio: 1 + mass,
        reason: `the part of the spectrum on ${place} shrinks to nothing: m < 0 left and m > 0 right of it`,
      },
    ]
  })
}

function severalAtoms({ law: { atoms } }: Tested): readonly Obstruction[] {
  if (atoms.length < 2) return []
  const total = atoms.reduce((sum, { weight }) => sum + weight, 0)
  const reason = `${atoms.length} atoms of total weight ${short(total)} grow until nothing else is left`
  return [{ ratio: (atoms.length - total) / (atoms.length - 1), reason }]
}

function zeroBetween(f: (x: number) => number, left: number, right: number): number {
  let [low, high] = [left, right]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (f(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

const short = (x: number): string => String(Number((Math.abs(x) < 1e-12 ? 0 : x).toPrecision(6)))
