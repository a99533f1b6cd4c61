import type { FitRival } from '@freecurve/core'
import { type FreeLevyCurve, freeLevyCurve } from '@freecurve/curves'
import { PARSIMONY } from '../../parsimony.ts'
import { consistentUpTo } from '../../residual-limits.ts'
import { type Candidate, chi2Of } from './candidates.ts'
import type { CountsFit } from './fit-counts.ts'

/** The measures that competed, why each but the chosen one lost, and the curves of those that might be true all the same. */
export function rivalsOf({ chosen, candidates }: CountsFit): readonly FitRival<FreeLevyCurve>[] {
  const least = Math.min(...candidates.map(chi2Of))
  const lost = (one: Candidate): string | null => {
    if (one === chosen) return null
    if (chi2Of(one) > least + PARSIMONY) return `leaves χ² ${(chi2Of(one) - least).toPrecision(3)} more than the best`
    const rank = candidates.indexOf(one) - candidates.indexOf(chosen)
    return rank > 0 ? 'explains no more that counts, and is less simple' : 'explains too little more to be preferred'
  }
  return candidates.map((one) => ({
    model: one.model,
    residual: one.residual,
    freedom: one.freedom,
    lost: lost(one),
    curve: one !== chosen && one.residual <= consistentUpTo(one.modes) ? freeLevyCurve(one.parameters) : null,
  }))
}
