import type { FitRival } from '@freecurve/core'
import { chi2Of } from './candidates.ts'
import { explains } from './explains.ts'
import type { CountsFit } from './fit-counts.ts'

/** The measures that competed, and why each but the chosen one lost. */
export function rivalsOf({ chosen, candidates }: CountsFit): readonly FitRival[] {
  const least = Math.min(...candidates.map(chi2Of))
  const lost = (one: CountsFit['chosen']): string | null => {
    if (one === chosen) return null
    if (!explains(one, candidates)) return `leaves χ² ${(chi2Of(one) - least).toPrecision(3)} more than the best`
    const rank = candidates.indexOf(one) - candidates.indexOf(chosen)
    return rank > 0 ? 'explains no more that counts, and is less simple' : 'explains too little more to be preferred'
  }
  return candidates.map((one) => ({
    model: one.model,
    residual: one.residual,
    freedom: one.freedom,
    lost: lost(one),
  }))
}
