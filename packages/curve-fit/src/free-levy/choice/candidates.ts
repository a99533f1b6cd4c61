import type { FreeLevyParameters } from '@freecurve/core'
import type { Random } from '@freecurve/numerics'
import { countResidual, SLOWEST } from '../../counts/count-residual.ts'
import { signOf } from '../../counts/sign-of.ts'
import { consistentUpTo } from '../../residual-limits.ts'
import { exponentialJumps } from '../jumps/exponential-jumps.ts'
import { fewJumps } from '../jumps/few-jumps.ts'
import { drawTheta, type FittedModel, fitModel } from '../jumps/fit-model.ts'
import { heldJumps } from '../jumps/jump-model.ts'
import { oneJump, semicircle, unshiftedJump } from '../jumps/one-part.ts'
import { fitLevyMeasure, type LevyMeasureChoice, type LevyMeasureData } from '../measure/fit-levy-measure.ts'

/** A free Lévy measure that was fitted to counts, and how well it explains them. */
export interface Candidate {
  readonly model: string
  readonly parameters: FreeLevyParameters
  /** Mean square of the modes of the counting residual, in units of their noise. */
  readonly residual: number
  /** The same of the slowest modes alone. */
  readonly slowest: number
  /** Root mean square distance of the CDFs. */
  readonly cdf: number
  readonly modes: number
  /** Numbers that the data fix. */
  readonly freedom: number
  /** Whether its shape is assumed, by a penalty or a formula, and not made of a few jumps that the data show one by one. */
  readonly shaped: boolean
  readonly details: { readonly [name: string]: number | string }
  /** Parameters as likely as the data allow; null where the draw is no law. */
  readonly draw: (random: Random) => FreeLevyParameters | null
}

/** Whether the counts are what noise about the law shows, in all modes and in the slowest. */
export const explains = ({ residual, slowest, modes }: Candidate): boolean =>
  residual <= consistentUpTo(modes) && slowest <= consistentUpTo(Math.min(modes, SLOWEST))

/** Sum of squares of the modes in units of their noise. */
export const chi2Of = ({ residual, modes }: Candidate): number => residual * modes

/** Whether a law keeps its sign at every size: the free regular ones. */
export const keepsSign = ({ a, sigma2, jumps }: FreeLevyParameters, sign: -1 | 0 | 1): boolean =>
  sign === 0 || (a * sign >= 0 && sigma2 === 0 && jumps.every((t) => t * sign > 0))

/** Measures of one part: a semicircle, a Marchenko–Pastur law without a shift for data of one sign, a shifted one. */
export function onePartCandidates(data: LevyMeasureData): readonly Candidate[] {
  const { observed, modes } = data
  return [
    ...(signOf(observed) === 0 ? [] : fittedAs('one jump, no shift', unshiftedJump(observed, modes), data)),
    ...fittedAs('semicircle', semicircle(observed, modes), data),
    ...fittedAs('one jump', oneJump(observed, modes), data),
  ]
}

/** Exponential jumps to both sides, for data of both signs without an atom; and their density, to depart from. */
export function bothSidesCandidate(
  data: LevyMeasureData,
): { readonly candidate: Candidate; readonly strengthAt: (t: number) => number } | null {
  const { observed, modes, size } = data
  if (signOf(observed) !== 0 || observed.atoms.length > 0) return null
  const found = exponentialJumps(observed, modes, size)
  if (found === null) return null
  const { fit, fine, strengthAt } = found
  const candidate = judged('exponential jumps', fine(fit.theta), data, {
    freedom: fit.theta.length,
    shaped: true,
    details: {},
    // Coarse jumps differ from fine ones by less than draws do from each other, and are carried in less time.
    draw: (random) => fit.model.parametersAt(drawTheta(fit, random)),
  })
  return { candidate, strengthAt }
}

/** Measures of ever fewer jumps, from the groups of one that explains the data; for data of one sign also those without a shift. */
export function fewJumpsCandidates(data: LevyMeasureData, explained: FreeLevyParameters): readonly Candidate[] {
  const { observed, modes } = data
  const sign = signOf(observed)
  const held = sign === 0 || observed.atoms.length > 0 ? null : { a: 0, sigma2: 0 }
  return fewJumps(observed, modes, explained).flatMap((fit) => {
    const { rates, jumps } = fit.parameters
    const unshifted = held !== null && jumps.length > 0 && keepsSign({ ...held, rates, jumps }, sign)
    const without = unshifted ? fitModel(heldJumps({ ...held, rates, jumps }, null), observed, modes) : null
    return [...fittedAs('few jumps', fit, data), ...fittedAs('few jumps, no shift', without, data)]
  })
}

/** The smoothest measure of a kind; none where there is none. */
export function smoothCandidate(model: string, data: LevyMeasureData, choice: LevyMeasureChoice): readonly Candidate[] {
  const fit = fitLevyMeasure(data, choice)
  if (fit === null) return []
  const { parameters, freedom, draw, ...details } = fit
  return [judged(model, parameters, data, { freedom, shaped: true, details, draw })]
}

function fittedAs(model: string, fit: FittedModel | null, data: LevyMeasureData): readonly Candidate[] {
  if (fit === null) return []
  const draw = (random: Random) => fit.model.parametersAt(drawTheta(fit, random))
  return [judged(model, fit.parameters, data, { freedom: fit.theta.length, shaped: false, details: {}, draw })]
}

/** As the parameters are, whatever the steps that found them believed. */
function judged(
  model: string,
  parameters: FreeLevyParameters,
  { observed, modes }: LevyMeasureData,
  rest: Pick<Candidate, 'freedom' | 'shaped' | 'details' | 'draw'>,
): Candidate {
  const { meanSquare, slowest, cdf } = countResidual(parameters, observed, modes)
  return { model, parameters, residual: meanSquare, slowest, cdf, modes: modes.count, ...rest }
}
