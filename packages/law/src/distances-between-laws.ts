import type { Law } from '@freecurve/core'
import { alignAtoms, atomAt } from './align-atoms.ts'
import { pointAt } from './angle.ts'
import { integrateBetween } from './between-points.ts'
import { crossingsBetween } from './crossings.ts'
import type { Distances } from './distances.ts'
import { integralOf } from './integral.ts'
import { cdfOf, densityOf } from './many-values.ts'
import { settleAtZero } from './settle-at-zero.ts'

/** Shares of zeros that differ by less are the same. */
const SAME = 1e-9
/** Rounding of a share. */
const ROUNDING = 1e-15
/** Below this share of the largest x nothing is left of a hard edge at 0, not even of x^{−2/3}. */
const NOTHING = 1e-60

/**
 * Distances between two laws: KS at atoms, edges and where the densities cross; W1 = ∫|F − G| dx; W1 in log x = ∫|F − G| dx/x over
 * x > 0, per share of what is not zero; total variation = ½∫|ρ − σ| dx + ½ Σ |difference of atoms|. Shares are right to 1e-9, W1 to
 * 1e-9 of the support. Atoms closer than 1e-12 of the laws' common size are at
 * the same place; in log x, below 0 by 1e-14 of a law's size or less counts as 0.
 *
 * @throws E_DOMAIN for a law with neither bulk nor atom.
 */
export function distancesBetweenLaws(a: Law, b: Law): Distances {
  const [p, q] = alignAtoms(a, b)
  const places = specialPoints(p, q)
  const { ks, tv } = gapAndVariation(p, q, places)
  const w1 = areaBetween(p, q, places, (x) => x)
  const deviation = deviationOf(b)
  return {
    ks,
    w1,
    w1PerDeviation: deviation === 0 ? null : w1 / deviation,
    w1Log: logDistance(settleAtZero(a), settleAtZero(b)),
    tv,
  }
}

/** Atoms of both and ends of their panels, edges among them, ascending and distinct: in between nothing is narrow. */
const specialPoints = (a: Law, b: Law): readonly number[] =>
  [...new Set([a, b].flatMap((law) => [...panelEnds(law), ...law.atoms.map(({ x }) => x)]))].sort((p, q) => p - q)

const panelEnds = ({ bulks }: Law): readonly number[] =>
  bulks.flatMap(({ support, panels }) => [...support, ...panels.slice(1).map(({ from }) => pointAt(support, from))])

/** ∫ |F − G| dy over y between places, at x(y). */
function areaBetween(a: Law, b: Law, places: readonly number[], at: (y: number) => number): number {
  const [f, g] = [cdfOf(a), cdfOf(b)]
  const span = places[places.length - 1]! - places[0]!
  return integrateBetween(places, (y) => Math.abs(f(at(y)) - g(at(y))), ROUNDING * span)
}

/** sup |F − G|, and half of the total variation of F − G, which rises and falls between its extremes, and jumps at atoms. */
function gapAndVariation(a: Law, b: Law, places: readonly number[]): { readonly ks: number; readonly tv: number } {
  const [p, q, f, g] = [densityOf(a), densityOf(b), cdfOf(a), cdfOf(b)]
  const crossings = crossingsBetween(places, (x) => p(x) - q(x))
  let [ks, tv, last] = [0, 0, 0]
  for (const x of [...places, ...crossings].sort((left, right) => left - right)) {
    const gap = f(x) - g(x)
    const before = gap - (atomAt(a, x) - atomAt(b, x))
    ks = Math.max(ks, Math.abs(gap), Math.abs(before))
    tv += (Math.abs(before - last) + Math.abs(gap - before)) / 2
    last = gap
  }
  return { ks, tv }
}

/** Null where a part is negative, or the shares of zeros differ: zeros are infinitely far from the rest. */
function logDistance(a: Law, b: Law): number | null {
  const zeros = atomAt(a, 0)
  if (Math.abs(zeros - atomAt(b, 0)) > SAME || zeros > 1 - SAME) return null
  const [p, q] = [a, b].map((law) => ({ ...law, atoms: law.atoms.filter(({ x }) => x !== 0) }))
  const places = specialPoints(p!, q!)
  if (places[0]! < 0) return null
  const least = NOTHING * places[places.length - 1]!
  const logs = [...new Set(places.map((x) => Math.log(Math.max(x, least))))]
  return areaBetween(p!, q!, logs, Math.exp) / (1 - zeros)
}

function deviationOf(law: Law): number {
  const mean = integralOf(law, (x) => x)
  return Math.sqrt(
    Math.max(
      0,
      integralOf(law, (x) => (x - mean) ** 2),
    ),
  )
}
