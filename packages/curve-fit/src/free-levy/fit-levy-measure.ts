import type { FreeLevyParameters } from '@freecurve/core'
import { boundarySamples } from './boundary-samples.ts'
import type { CountModes } from './count-modes.ts'
import { joinSlightJumps } from './join-slight-jumps.ts'
import { cellFor, jumpGrid } from './jump-grid.ts'
import { parametersOf } from './levy-measure.ts'
import type { ObservedCounts } from './observed-counts.ts'
import { type DensityProblem, type RefinedDensity, refineDensity } from './refine-density.ts'
import { roughnessRows } from './roughness.ts'
import { startingDensity } from './starting-density.ts'
import { holdEquations, strictEquations } from './strict-equations.ts'

/** A free Lévy measure with a smooth density, and how it was chosen. */
export interface LevyMeasureFit {
  readonly parameters: FreeLevyParameters
  /** Weight λ of the roughness penalty. */
  readonly smoothness: number
  /** Log-evidence of that weight, up to a constant. */
  readonly evidence: number
  /** Number of nodes of the measure's density. */
  readonly nodes: number
}

/** Weights of the penalty that compete, smooth first: half decades. */
const WEIGHTS = [3.16, 1, 0.316, 0.1, 0.0316, 0.01, 0.00316]
/** Gauss–Newton steps at the first weight and at each further one, which starts from its neighbour. */
const FIRST_STEPS = 4
const STEPS = 2
/** Jumps per cell in the curve that is returned (tuned: no bulk falls apart up to ratios of some hundreds). */
const SUBDIVISIONS = 4

/**
 * The free Lévy measure behind observed counts. Each Gauss–Newton step is a convex problem: nonnegative least squares for the
 * strengths, with the residual of the CDF in units of its noise (count-modes.ts) and a penalty λ²∫(φ″)²dξ on the measure's density
 * in the hyperbolic coordinate. The penalty's weight is the one of largest evidence (MacKay 1992): the least rough measure that
 * explains the data.
 *
 * @param smoothness a weight λ to use instead of choosing one, or null.
 * @returns null where the best measure is none at all: the data are the opposite of freely infinitely divisible.
 */
export function fitLevyMeasure(
  observed: ObservedCounts,
  modes: CountModes,
  size: number,
  replicates: number,
  smoothness: number | null,
): LevyMeasureFit | null {
  const atom = observed.atoms[0]
  const samples = boundarySamples(observed.values, observed.rest)
  const cell = cellFor(size * Math.sqrt(replicates))
  const grid = jumpGrid(samples, cell, 1)
  const problem: DensityProblem = {
    observed,
    grid,
    modes,
    roughness: roughnessRows(grid.coordinates),
    strict: strictEquations(atom, observed.mean, grid),
  }
  let best: RefinedDensity | null = null
  let density = startingDensity(samples, observed.mean, grid)
  if (isNothing(density)) return null
  for (const weight of smoothness === null ? WEIGHTS : [smoothness]) {
    const state: RefinedDensity = refineDensity(problem, density, weight, best === null ? FIRST_STEPS : STEPS)
    if (isNothing(state.density)) return null
    density = state.density
    if (best === null || state.evidence > best.evidence) best = state
    else if (state.evidence < best.evidence - 10) break
  }
  // The same density, now by many small jumps per cell, so that a large ratio does not tear it into its grid points.
  const fine = jumpGrid(samples, cell, SUBDIVISIONS)
  const fineProblem = { ...problem, grid: fine, strict: strictEquations(atom, observed.mean, fine) }
  const chosen = refineDensity(fineProblem, best!.density, best!.smoothness, STEPS)
  if (isNothing(chosen.density)) return null
  const held = parametersOf(fine, holdEquations(chosen.density, fineProblem.strict), observed.mean)
  const parameters = joinSlightJumps(atom === undefined ? held : { ...held, a: atom.x }, size)
  return {
    parameters,
    smoothness: chosen.smoothness,
    evidence: chosen.evidence,
    nodes: grid.coordinates.length,
  }
}

const isNothing = (density: Float64Array): boolean => !density.some((value) => value > 0)
