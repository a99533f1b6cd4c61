import type { Law } from '@freecurve/core'
import { cdfAt, distancesBetweenLaws, supportOf } from '@freecurve/law'

/** How far a predicted law is from the exact one. */
export interface LawDifference {
  /** Largest error of an atom's weight, each predicted atom being the nearest to an exact one; 0 where neither law has atoms. */
  readonly atomWeight: number
  /** Largest distance of a predicted atom from the nearest exact one over the width of the exact support; NaN without atoms. */
  readonly atomPlace: number
  /** Largest error of the mass between two gaps of the exact law, atoms left out. */
  readonly bulkMass: number
  /** Largest error of an edge over its bulk's width; NaN where the predicted law has another number of bulks. */
  readonly edge: number
  /** Kolmogorov–Smirnov distance to the exact law. An atom in the wrong place counts whole. */
  readonly ks: number
  /** Wasserstein-1 over the exact law's standard deviation: an atom nearly in its place counts little. */
  readonly w1PerDeviation: number
  readonly bulks: readonly [predicted: number, exact: number]
}

/** The errors of a predicted law that has mass. */
export function compareLaws(predicted: Law, exact: Law): LawDifference {
  const cells = cellsOf(exact)
  const { ks, w1PerDeviation } = distancesBetweenLaws(predicted, exact)
  const sameBulks = predicted.bulks.length === exact.bulks.length
  return {
    atomWeight: atomWeightError(predicted, exact),
    atomPlace: atomPlaceError(predicted, exact),
    bulkMass: Math.max(0, ...cells.map(({ from, to, mass }) => Math.abs(massBetween(predicted, from, to) - mass))),
    edge: sameBulks
      ? Math.max(...exact.bulks.map((bulk, k) => edgeError(predicted.bulks[k]!.support, bulk.support)))
      : Number.NaN,
    ks,
    w1PerDeviation: w1PerDeviation ?? Number.NaN,
    bulks: [predicted.bulks.length, exact.bulks.length],
  }
}

/** The line cut in the middle of every gap between bulks. */
function cellsOf({ bulks }: Law): readonly { readonly from: number; readonly to: number; readonly mass: number }[] {
  const cuts = bulks.slice(1).map(({ support }, k) => (bulks[k]!.support[1] + support[0]) / 2)
  return bulks.map(({ mass }, k) => ({ from: cuts[k - 1] ?? -Infinity, to: cuts[k] ?? Infinity, mass }))
}

const massBetween = (law: Law, from: number, to: number): number => {
  const bulks = { ...law, atoms: [] }
  return cdfAt(bulks, to) - cdfAt(bulks, from)
}

function atomWeightError(predicted: Law, exact: Law): number {
  const nearest = (x: number) =>
    exact.atoms.reduce<number>(
      (best, atom, k) => (Math.abs(atom.x - x) < Math.abs((exact.atoms[best]?.x ?? Infinity) - x) ? k : best),
      0,
    )
  const got = exact.atoms.map(() => 0)
  let stray = 0
  for (const { x, weight } of predicted.atoms) {
    if (exact.atoms.length === 0) stray = Math.max(stray, weight)
    else got[nearest(x)]! += weight
  }
  return Math.max(stray, ...exact.atoms.map(({ weight }, k) => Math.abs(weight - got[k]!)))
}

function atomPlaceError(predicted: Law, exact: Law): number {
  if (predicted.atoms.length === 0 || exact.atoms.length === 0) return Number.NaN
  const [low, high] = supportOf(exact)
  const off = predicted.atoms.map(({ x }) => Math.min(...exact.atoms.map((atom) => Math.abs(atom.x - x))))
  return Math.max(...off) / (high - low)
}

const edgeError = (got: readonly [number, number], [a, b]: readonly [number, number]): number =>
  Math.max(Math.abs(got[0] - a), Math.abs(got[1] - b)) / (b - a)
