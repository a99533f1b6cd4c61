import type { FreeLevyParameters } from '@freecurve/core'
import type { Random } from '@freecurve/numerics'
import type { BoundarySample } from '../../counts/boundary-samples.ts'
import type { CountModes } from '../../counts/count-modes.ts'
import type { ObservedCounts } from '../../counts/observed-counts.ts'
import { densityPosterior } from './density-posterior.ts'
import { joinSlightJumps } from './join-slight-jumps.ts'
import { cellFor, type JumpGrid, jumpGrid } from './jump-grid.ts'
import { parametersOf } from './levy-measure.ts'
import { onBaseline } from './on-baseline.ts'
import { type DensityProblem, type RefinedDensity, refineDensity } from './refine-density.ts'
import { roughnessRows } from './roughness.ts'
import { startingDensity } from './starting-density.ts'
import {
  driftEquation,
  holdEquations,
  noDriftEquation,
  type StrictEquation,
  strictEquations,
} from './strict-equations.ts'

/** A free Lévy measure with a smooth density, and how it was chosen. */
export interface LevyMeasureFit {
  readonly parameters: FreeLevyParameters
  /** Weight λ of the roughness penalty. */
  readonly smoothness: number
  /** Log-evidence of that weight, up to a constant. */
  readonly evidence: number
  /** Number of nodes of the measure's density. */
  readonly nodes: number
  /** Numbers that the data fix. */
  readonly freedom: number
  /** A measure as likely as the data allow. */
  readonly draw: (random: Random) => FreeLevyParameters
}

/** What the data say, prepared. */
export interface LevyMeasureData {
  readonly observed: ObservedCounts
  /** Points of the boundary curve, which say where jumps can be. */
  readonly boundary: readonly BoundarySample[]
  readonly modes: CountModes
  readonly size: number
  readonly replicates: number
}

/** Which measures are looked at. */
export interface LevyMeasureChoice {
  /** A weight λ to use instead of choosing one, or null. */
  readonly smoothness: number | null
  /** 1 or −1 for jumps and a drift of that sign only, so that the law keeps it at every size; 0 for any. */
  readonly sign: -1 | 0 | 1
  /** Whether a measure of one sign may have a drift, for data without an atom. */
  readonly drift: boolean
  /** Strength per dt of a measure to depart from gently: it is the ratio to it that is smooth. Null: the density itself is. */
  readonly baseline: ((t: number) => number) | null
}

/** Weights of the penalty that compete, smooth first: half decades. */
const WEIGHTS = [3.16, 1, 0.316, 0.1, 0.0316, 0.01, 0.00316]
/** Gauss–Newton steps at the first weight and at each further one, which starts from its neighbour. */
const FIRST_STEPS = 4
const STEPS = 2
/** Fewer samples of the boundary curve than this hold no density. */
const FEWEST = 3
/** Jumps per cell in the curve that is returned (tuned: no bulk falls apart up to ratios of some hundreds). */
const SUBDIVISIONS = 4

/**
 * The free Lévy measure behind observed counts. Each Gauss–Newton step is a convex problem: nonnegative least squares for the
 * strengths, with the residual of the CDF in units of its noise (count-modes.ts) and a penalty λ²∫(φ″)²dξ on the measure's density
 * in the hyperbolic coordinate. The penalty's weight is the one of largest evidence (MacKay 1992): the least rough measure that
 * explains the data.
 *
 * @returns null where the best measure is none at all: the data are the opposite of freely infinitely divisible.
 */
export function fitLevyMeasure(
  { observed, boundary, modes, size, replicates }: LevyMeasureData,
  { smoothness, sign, drift: mayDrift, baseline }: LevyMeasureChoice,
): LevyMeasureFit | null {
  const atom = observed.atoms[0]
  const cell = cellFor(size * Math.sqrt(replicates))
  // Of one sign, and no closer to 0 than half a cell.
  const samples = boundary.filter(({ v, w }) => sign === 0 || sign * v > (cell / 2) * w)
  if (samples.length < FEWEST) return null
  const gridOf = (subdivisions: number): JumpGrid => {
    const plain = jumpGrid(samples, cell, subdivisions)
    return baseline === null ? plain : onBaseline(plain, baseline)
  }
  const grid = gridOf(1)
  const equationsOn = (on: JumpGrid): readonly StrictEquation[] =>
    sign === 0 || atom !== undefined
      ? strictEquations(atom, observed.mean, on)
      : [driftEquation(sign, observed.mean, on), ...(mayDrift ? [] : [noDriftEquation(on)])]
  const problem: DensityProblem = {
    observed,
    grid,
    modes,
    roughness: roughnessRows(grid.coordinates),
    strict: equationsOn(grid),
  }
  let best: RefinedDensity | null = null
  const start = startingDensity(samples, observed.mean, grid)
  const unknowns = grid.coordinates.length + (sign === 0 || atom !== undefined ? 0 : 1)
  let density: Float64Array = Float64Array.from({ length: unknowns }, (_, j) => start[j] ?? 0)
  if (isNothing(density)) return null
  for (const weight of smoothness === null ? WEIGHTS : [smoothness]) {
    const state: RefinedDensity = refineDensity(problem, density, weight, best === null ? FIRST_STEPS : STEPS)
    if (isNothing(state.density)) return null
    density = state.density
    if (best === null || state.evidence > best.evidence) best = state
    else if (state.evidence < best.evidence - 10) break
  }
  // The same density, now by many small jumps per cell, so that a large ratio does not tear it into its grid points.
  const fine = gridOf(SUBDIVISIONS)
  const fineProblem = { ...problem, grid: fine, strict: equationsOn(fine) }
  const chosen = refineDensity(fineProblem, best!.density, best!.smoothness, STEPS)
  if (isNothing(chosen.density)) return null
  const finished = (found: Float64Array): FreeLevyParameters => {
    const held = parametersOf(fine, holdEquations(found, fineProblem.strict), observed.mean)
    const drift = atom?.x ?? (sign === 0 ? held.a : mayDrift ? sign * Math.abs(observed.mean) * found.at(-1)! : 0)
    return joinSlightJumps({ ...held, a: drift }, size)
  }
  const posterior = densityPosterior(fineProblem, chosen.density, chosen.smoothness)
  return {
    parameters: finished(chosen.density),
    smoothness: chosen.smoothness,
    evidence: chosen.evidence,
    nodes: grid.coordinates.length,
    freedom: posterior.freedom,
    draw: (random) => finished(posterior.draw(random)),
  }
}

const isNothing = (density: Float64Array): boolean => !density.some((value) => value > 0)
