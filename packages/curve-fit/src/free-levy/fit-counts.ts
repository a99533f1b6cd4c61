import type { FreeLevyParameters } from '@freecurve/core'
import { boundarySamples } from './boundary-samples.ts'
import { type CountModes, countModes } from './count-modes.ts'
import { countResidual } from './count-residual.ts'
import { exponentialJumps } from './exponential-jumps.ts'
import { fitLevyMeasure } from './fit-levy-measure.ts'
import type { ObservedCounts } from './observed-counts.ts'
import { singleJump, unshiftedJump } from './single-jump.ts'

/** Parameters that explain the counts, and how well. */
export interface CountsFit {
  readonly parameters: FreeLevyParameters
  /** Mean square of the modes of the counting residual, in units of their noise. */
  readonly residual: number
  /** Root mean square distance of the CDFs. */
  readonly cdf: number
  readonly modes: number
  readonly details: { readonly [name: string]: number | string }
}

/** Most modes of the counting function that are compared: beyond them the data hold nothing the flow could use (tuned). */
const MODES = 128
/** χ² that a simpler model may cost: a true one costs about the degrees of freedom it does without, 3 to 6 for a jump. */
const PARSIMONY = 10
/** The model of last resort. */
const SMOOTHEST = 'smooth measure'

/**
 * The simplest free Lévy measure that explains the counts, of those that apply, in this order:
 *
 * 1. for data of one sign, a Marchenko–Pastur law without a shift;
 * 2. one jump: a shifted Marchenko–Pastur law or a semicircle;
 * 3. for data of both signs without an atom, jumps to both sides whose strength falls off exponentially;
 * 4. for data of one sign, the smoothest measure whose laws keep that sign at every size, as those of Gram matrices do;
 * 5. where the third was tried and does not explain the data, the measure whose ratio to it is smoothest;
 * 6. the smoothest measure of all.
 *
 * Two or more jumps do not compete with smooth measures: at a thousand eigenvalues both explain real kernels, and jumps predict
 * them worse.
 *
 * @param smoothness a weight of the smooth measures' penalty to use, without a choice; or null.
 * @returns null where no measure comes near.
 */
export function fitCounts(
  observed: ObservedCounts,
  size: number,
  replicates: number,
  smoothness: number | null,
): CountsFit | null {
  const count = Math.max(4, Math.min(MODES, Math.floor(observed.points.length / 4)))
  const modes = countModes(observed.points.length, count, size, replicates)
  const data = { observed, boundary: boundarySamples(observed.values, observed.rest), modes, size, replicates }
  const sign = signOf(observed)
  const free = smoothness === null
  const jumpFit = (parameters: FreeLevyParameters | null, model: string) =>
    parameters === null ? [] : [judged(parameters, observed, modes, { model })]
  const measureFit = (side: -1 | 0 | 1, model: string, baseline: ((t: number) => number) | null = null) => {
    const fit = fitLevyMeasure(data, { smoothness, sign: side, baseline })
    if (fit === null) return []
    const { parameters, ...details } = fit
    return [judged(parameters, observed, modes, { model, ...details })]
  }
  const shifted = free ? singleJump(observed, modes) : null
  const keepsSign = shifted === null || shifted.a * sign >= 0
  const bothSides = free && sign === 0 && observed.atoms.length === 0
  const exponential = bothSides ? exponentialJumps(observed, modes, size) : null
  const candidates = [
    ...(free && sign !== 0 && observed.atoms.length === 0
      ? jumpFit(unshiftedJump(observed, modes), 'one jump, no shift')
      : []),
    ...(keepsSign ? jumpFit(shifted, 'one jump') : []),
    ...jumpFit(exponential?.parameters ?? null, 'exponential jumps'),
    ...(sign === 0 ? [] : measureFit(sign, 'smooth measure of one sign')),
    ...(keepsSign ? [] : jumpFit(shifted, 'one jump')),
    ...measureFit(0, SMOOTHEST),
  ]
  const simplest = simplestOf(candidates, count)
  if (exponential === null || simplest?.details.model !== SMOOTHEST) return simplest
  // Exponential jumps alone do not explain the data: the measure that departs from them most gently goes before the smoothest.
  const departure = measureFit(0, 'smooth departure from exponential jumps', exponential.strengthAt)
  return simplestOf([...departure, simplest], count)
}

/** The first candidate that explains the data as well as all others, up to what simplicity may cost. */
function simplestOf(candidates: readonly CountsFit[], count: number): CountsFit | null {
  const least = Math.min(...candidates.map(({ residual }) => residual))
  return candidates.find(({ residual }) => residual * count <= least * count + PARSIMONY) ?? null
}

/** The sign that all eigenvalues share, an atom at 0 aside; 0 where they do not. */
function signOf({ rest, atoms }: ObservedCounts): -1 | 0 | 1 {
  if (atoms.some(({ x }) => x !== 0)) return 0
  if (rest.every((x) => x > 0)) return 1
  return rest.every((x) => x < 0) ? -1 : 0
}

/** As the parameters are, whatever the steps that found them believed. */
function judged(
  parameters: FreeLevyParameters,
  observed: ObservedCounts,
  modes: CountModes,
  details: CountsFit['details'],
): CountsFit {
  const { meanSquare, cdf } = countResidual(parameters, observed, modes)
  const jumps = parameters.jumps.length
  return { parameters, residual: meanSquare, cdf, modes: modes.count, details: { ...details, jumps } }
}
