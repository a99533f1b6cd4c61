import type { FitRival } from '@freecurve/core'
import { type FreeLevyCurve, freeLevyCurve } from '@freecurve/curves'
import { PARSIMONY } from '../../parsimony.ts'
import { type Candidate, chi2Of, explains } from './candidates.ts'
import { criterion } from './criterion.ts'
import type { CountsFit } from './fit-counts.ts'

/**
 * χ² + 2 · freedom by which a rival's weight falls to 1/e. Akaike weights fall by it in 2 (Burnham and Anderson 2002); 4 as counts show
 * true laws a χ² of up to twice its degrees (see {@link criterion}).
 */
const FALL = 4

/** Below this weight a rival moves no band by a visible part. */
const NEGLIGIBLE = 1e-3

/** The measures that competed, why each but the chosen one lost, and the curves of those that might be true all the same. */
export function rivalsOf({ chosen, candidates }: CountsFit): readonly FitRival<FreeLevyCurve>[] {
  const least = Math.min(...candidates.map(chi2Of))
  const lost = (one: Candidate): string | null => {
    if (one === chosen) return null
    if (chi2Of(one) > least + PARSIMONY) return `leaves χ² ${(chi2Of(one) - least).toPrecision(3)} more than the best`
    const rank = candidates.indexOf(one) - candidates.indexOf(chosen)
    return rank > 0 ? 'explains no more that counts, and is less simple' : 'explains too little more to be preferred'
  }
  const weightOf = (one: Candidate): number => {
    if (one === chosen || !explains(one)) return 0
    // A shape that is assumed is none of the data's: that it fits well says little against others.
    const weight = chosen.shaped ? 1 : Math.min(1, Math.exp((criterion(chosen) - criterion(one)) / FALL))
    return weight < NEGLIGIBLE ? 0 : weight
  }
  return candidates.map((one) => {
    const weight = weightOf(one)
    return {
      model: one.model,
      residual: one.residual,
      freedom: one.freedom,
      lost: lost(one),
      curve: weight > 0 ? freeLevyCurve(one.parameters) : null,
      weight,
    }
  })
}
