import type { Law } from '@freecurve/core'
import { pointAt } from './angle.ts'
import { integrateBetween, intervalsOf } from './between-points.ts'
import type { Distances } from './distances.ts'
import { integralOf } from './integral.ts'
import { cdfAt, densityAt, edgesOf } from './questions.ts'

/** Places in every interval at which a crossing of the densities is looked for. */
const PLACES = 64
/** Halvings of the interval of a crossing. */
const HALVINGS = 50
/** Shares of zeros that differ by less are the same. */
const SAME = 1e-9

/**
 * Distances between two laws: KS at atoms, edges and where the densities cross; W1 = ∫|F − G| dx; W1 in log x = ∫|F − G| dx/x over
 * x > 0, per share of what is not zero; total variation = ½∫|ρ − σ| dx + ½ Σ |difference of atoms|.
 */
export function distancesBetweenLaws(a: Law, b: Law): Distances {
  const places = specialPoints(a, b)
  const apart = (x: number) => Math.abs(cdfAt(a, x) - cdfAt(b, x))
  const w1 = integrateBetween(places, apart)
  const deviation = deviationOf(b)
  return {
    ks: largestGap(a, b, places),
    w1,
    w1PerDeviation: deviation === 0 ? null : w1 / deviation,
    w1Log: logDistance(a, b),
    tv: totalVariation(a, b, places),
  }
}

/** Edges and atoms of both, ascending and distinct. */
const specialPoints = (a: Law, b: Law): readonly number[] =>
  [...new Set([a, b].flatMap((law) => [...edgesOf(law), ...law.atoms.map(({ x }) => x)]))].sort((p, q) => p - q)

/** F(x) and F(x−). */
const bothSides = (law: Law, x: number): readonly [number, number] => {
  const at = cdfAt(law, x)
  return [at, at - atomAt(law, x)]
}

const atomAt = (law: Law, x: number): number =>
  law.atoms.reduce((sum, atom) => (atom.x === x ? sum + atom.weight : sum), 0)

function largestGap(a: Law, b: Law, places: readonly number[]): number {
  const at = (x: number) => {
    const [p, q] = [bothSides(a, x), bothSides(b, x)]
    return Math.max(Math.abs(p[0] - q[0]), Math.abs(p[1] - q[1]))
  }
  const difference = (x: number) => densityAt(a, x) - densityAt(b, x)
  const crossings = intervalsOf(places).flatMap((interval) => crossingsIn(interval, difference))
  return [...places, ...crossings].reduce((most, x) => Math.max(most, at(x)), 0)
}

/** Where f changes sign in an interval: bisection between places evenly spread in the angle. */
function crossingsIn(interval: readonly [number, number], f: (x: number) => number): readonly number[] {
  const angles = Array.from({ length: PLACES }, (_, k) => (Math.PI * (k + 0.5)) / PLACES)
  const signs = angles.map((angle) => Math.sign(f(pointAt(interval, angle))))
  return angles.slice(1).flatMap((angle, k) => {
    if (signs[k] === signs[k + 1]) return []
    let [low, high] = [angles[k]!, angle]
    for (let step = 0; step < HALVINGS; step++) {
      const middle = (low + high) / 2
      if (Math.sign(f(pointAt(interval, middle))) === signs[k]) low = middle
      else high = middle
    }
    return [pointAt(interval, low)]
  })
}

function totalVariation(a: Law, b: Law, places: readonly number[]): number {
  const bulks = integrateBetween(places, (x) => Math.abs(densityAt(a, x) - densityAt(b, x)))
  const atoms = places.reduce((sum, x) => sum + Math.abs(atomAt(a, x) - atomAt(b, x)), 0)
  return (bulks + atoms) / 2
}

/** Null where a part is negative, or the shares of zeros differ: zeros are infinitely far from the rest. */
function logDistance(a: Law, b: Law): number | null {
  const zeros = atomAt(a, 0)
  if (Math.abs(zeros - atomAt(b, 0)) > SAME || zeros > 1 - SAME) return null
  const [p, q] = [a, b].map((law) => ({ ...law, atoms: law.atoms.filter(({ x }) => x !== 0) }))
  const places = specialPoints(p!, q!)
  if (places[0]! < 0) return null
  // In y = log x; a hard edge at 0 is cut where nothing is left.
  const logs = [...new Set(places.map((x) => Math.log(Math.max(x, places[places.length - 1]! * 1e-30))))]
  const apart = (y: number) => Math.abs(cdfAt(p!, Math.exp(y)) - cdfAt(q!, Math.exp(y)))
  return integrateBetween(logs, apart) / (1 - zeros)
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
