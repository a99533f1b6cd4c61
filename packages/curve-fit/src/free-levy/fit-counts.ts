import type { FreeLevyParameters } from '@freecurve/core'
import { type CountModes, countModes } from './count-modes.ts'
import { countResidual } from './count-residual.ts'
import { fitLevyMeasure } from './fit-levy-measure.ts'
import type { ObservedCounts } from './observed-counts.ts'
import { singleJump } from './single-jump.ts'

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
/** χ² that one jump may cost over a smooth measure: a true single jump costs about the 3 to 6 degrees of freedom it does without. */
const PARSIMONY = 10

/**
 * The simplest free Lévy measure that explains the counts: one jump (a shifted Marchenko–Pastur law or a semicircle) where it does as well
 * as any measure, else the smoothest one. Two or more jumps do not compete with smooth measures: at a thousand eigenvalues
 * both explain real kernels, and jumps predict them worse.
 *
 * @param smoothness a weight of the smooth measure's penalty to use, without a choice; or null.
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
  const measure = fitLevyMeasure(observed, modes, size, replicates, smoothness)
  const jump = smoothness === null ? singleJump(observed, modes) : null
  const smooth =
    measure === null
      ? null
      : judged(measure.parameters, observed, modes, {
          model: 'smooth measure',
          smoothness: measure.smoothness,
          evidence: measure.evidence,
          nodes: measure.nodes,
        })
  const single = jump === null ? null : judged(jump, observed, modes, { model: 'one jump' })
  if (smooth === null || single === null) return smooth ?? single
  return single.residual * count <= smooth.residual * count + PARSIMONY ? single : smooth
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
