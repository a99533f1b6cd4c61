import type { BivariatePolynomial, Bulk } from '@freecurve/core'
import { type DensityInside, resolveBulk } from '@freecurve/law'
import { type SideBranch, sideBranch } from './branch/bulk-branch.ts'
import type { Chart } from './branch/chart.ts'
import { poleChart } from './branch/chart.ts'
import { type BulkStretch, short } from './branch/classify.ts'
import { deepenEdges } from './deepen-edges.ts'
import type { PhysicalAtoms } from './physical-atoms.ts'
import type { Breakpoint } from './singularities/breakpoint.ts'

/** Bulks of a curve, and what could not be found out about them. */
export interface ResolvedStretches {
  readonly bulks: readonly Bulk[]
  readonly unknowns: readonly string[]
}

/** A bulk of less mass is what rounding of the coefficients leaves between two edges that are one. */
const NOTHING = 1e-14

/**
 * The density on stretches of the real axis where the physical m is complex, as bulks. Neighbours between which the density does
 * not vanish are one bulk. `unit` is the size of 1 in the data's units, for messages.
 */
export function resolveStretches(
  polynomial: BivariatePolynomial,
  stretches: readonly BulkStretch[],
  poles: PhysicalAtoms,
  unit: number,
): ResolvedStretches {
  const pieces = stretches.map((stretch) => pieceOf(polynomial, stretch, poles))
  const resolved = joined(pieces).map(resolveJoined)
  const place = ([a, b]: Bulk['support']) => `[${short(a * unit)}, ${short(b * unit)}]`
  const slight = resolved.filter(({ bulk }) => Math.abs(bulk.mass) < NOTHING)
  return {
    bulks: resolved.filter((one) => !slight.includes(one)).map(({ bulk }) => bulk),
    unknowns: [
      ...slight.map(
        ({ bulk }) => `rounding of the coefficients hides where the edges about ${place(bulk.support)} are`,
      ),
      ...resolved
        .filter((one) => !one.resolved && !slight.includes(one))
        .map(({ bulk }) => `the density on ${place(bulk.support)} was not resolved`),
    ],
  }
}

/** A stretch with the physical m on it, by the distance from either end. */
interface Piece {
  readonly left: number
  readonly right: number
  /** Where the two halves meet. */
  readonly middle: number
  readonly fromLeft: SideBranch
  readonly fromRight: SideBranch
}

function pieceOf(polynomial: BivariatePolynomial, { left, right, station }: BulkStretch, poles: PhysicalAtoms): Piece {
  const chartAt =
    (edge: Breakpoint) =>
    (side: 1 | -1): Chart | undefined => {
      const atom = poles.atoms.find(({ x }) => x === edge.x)
      return atom === undefined ? undefined : poleChart(polynomial, edge.x, side, atom.weight, atom.sheets)
    }
  return {
    left: left.x,
    right: right.x,
    middle: station.x,
    fromLeft: sideBranch(polynomial, left, station, chartAt(left)),
    fromRight: sideBranch(polynomial, right, station, chartAt(right)),
  }
}

/** Distances from a common end, in the width of the narrower piece, at which the density is compared. */
const NEAR = [1e-6, 1e-10] as const
/** Between them a root or a pole changes by a factor of 20 at least; a density that goes on does not. */
const STEADY = 2

/** Runs of pieces with a common end at which the density stays positive and finite. */
function joined(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const runs: Piece[][] = []
  for (const piece of pieces) {
    const run = runs[runs.length - 1]
    const last = run?.[run.length - 1]
    if (run !== undefined && last?.right === piece.left && goesOn(last, piece)) run.push(piece)
    else runs.push([piece])
  }
  return runs
}

function goesOn(before: Piece, after: Piece): boolean {
  const width = Math.min(before.right - before.left, after.right - after.left)
  return [before.fromRight, after.fromLeft].every((branch) => {
    const [far, near] = NEAR.map((share) => branch(share * width)[1])
    return near! > far! / STEADY && near! < far! * STEADY
  })
}

function resolveJoined(run: readonly Piece[]) {
  const [first, last] = [run[0]!, run[run.length - 1]!]
  const density: DensityInside = (x, toLeft, toRight) => {
    const piece = run.find(({ right }) => x < right) ?? last
    // Distances to the bulk's own ends are exact, those to places within it need not be.
    const m =
      x <= piece.middle
        ? piece.fromLeft(piece === first ? toLeft : x - piece.left)
        : piece.fromRight(piece === last ? toRight : piece.right - x)
    return m[1] / Math.PI
  }
  return deepenEdges(resolveBulk([first.left, last.right], density), density)
}
