import { boundarySamples } from '../../counts/boundary-samples.ts'
import { countModes } from '../../counts/count-modes.ts'
import type { ObservedCounts } from '../../counts/observed-counts.ts'
import { signOf } from '../../counts/sign-of.ts'
import { simplestOf } from '../../parsimony.ts'
import type { LevyMeasureChoice } from '../measure/fit-levy-measure.ts'
import {
  bothSidesCandidate,
  type Candidate,
  chi2Of,
  fewJumpsCandidates,
  keepsSign,
  onePartCandidates,
  smoothCandidate,
} from './candidates.ts'
import { criterion } from './criterion.ts'

/** Most modes of the counting function that are compared: beyond them the data hold nothing the flow could use (tuned). */
const MODES = 128
/**
 * By how much few jumps must beat a smooth measure in χ² + 2 · freedom (Akaike 1974), as a smooth measure that is taken for jumps falls
 * apart at larger sizes. Tuned on samples of size 1000 of laws of two and three jumps, which win by 4 to 30, and of smooth ones.
 */
const MARGIN = 4

/** What fewer jumps may cost in the same measure: χ² 10 for a jump, which chance gives one law in 150. */
const FEWER = 6

/** The measure that is chosen, and all that competed, in their order. */
export interface CountsFit {
  readonly chosen: Candidate
  readonly candidates: readonly Candidate[]
}

/**
 * The simplest free Lévy measure that explains the counts, of those that apply:
 *
 * 1. one part: for data of one sign a Marchenko–Pastur law without a shift; a semicircle; a shifted Marchenko–Pastur law. For data of one
 *    sign those whose laws do not keep it come after the third;
 * 2. for data of both signs without an atom, jumps to both sides whose strength falls off exponentially;
 * 3. for data of one sign, the smoothest measure whose laws keep that sign at every size, as those of Gram matrices do: without a shift, with
 *    one;
 * 4. the smoothest measure of all; before it, where the second was tried, the measure whose ratio to it is smoothest.
 *
 * A smooth measure gives way to one of few jumps that explains the counts clearly better.
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
  const count = Math.max(4, Math.min(MODES, Math.floor(observed.points.length / 2)))
  const modes = countModes(observed.points.length, count, size, replicates)
  const data = { observed, boundary: boundarySamples(observed.values, observed.rest), modes, size, replicates }
  const sign = signOf(observed)
  const smooth = (model: string, choice: Partial<LevyMeasureChoice>) =>
    smoothCandidate(model, data, { smoothness, sign: 0, drift: true, baseline: null, ...choice })
  const parts = smoothness === null ? onePartCandidates(data) : []
  const both = smoothness === null ? bothSidesCandidate(data) : null
  const ofOneSign =
    sign === 0
      ? []
      : [
          ...(observed.atoms.length > 0 ? [] : smooth('smooth measure of one sign, no shift', { sign, drift: false })),
          ...smooth('smooth measure of one sign', { sign }),
        ]
  const ofAnySign = smooth('smooth measure', {})
  const simple = [
    ...parts.filter(({ parameters }) => keepsSign(parameters, sign)),
    ...(both === null ? [] : [both.candidate]),
    ...ofOneSign,
    ...parts.filter(({ parameters }) => !keepsSign(parameters, sign)),
  ]
  const first = [...simple, ...ofAnySign]
  const simplest = simplestOf(first, chi2Of)
  if (simplest === null) return null
  const isSmooth = [...ofOneSign, ...ofAnySign].includes(simplest)
  if (!isSmooth || smoothness !== null) return { chosen: simplest, candidates: first }
  const departure =
    both === null || !ofAnySign.includes(simplest)
      ? []
      : smooth('smooth departure from exponential jumps', {
          baseline: both.strengthAt,
        })
  const smoothest = simplestOf([...departure, simplest], chi2Of)!
  const few = fewJumpsCandidates(data, simplest.parameters)
  const least = Math.min(...few.map(criterion))
  const fewest = fewestOf(few, least)
  const candidates = [...simple, ...(fewest === null ? [] : [fewest]), ...departure, ...ofAnySign]
  const clearly = fewest !== null && least <= criterion(smoothest) - MARGIN
  return { chosen: clearly ? fewest : smoothest, candidates }
}

/** Of measures of few jumps the one of fewest numbers that comes close to the least criterion. */
function fewestOf(candidates: readonly Candidate[], least: number): Candidate | null {
  const good = candidates.filter((candidate) => criterion(candidate) <= least + FEWER)
  return good.reduce<Candidate | null>((few, one) => (few === null || one.freedom < few.freedom ? one : few), null)
}
