import type { SpectrumInspection } from '@freecurve/standard'
import { describeCandidates } from './describe-candidates.ts'

/** What `auto` would take, and what competed. */
export function describeChoice({ family, status, candidates }: SpectrumInspection['choice']): readonly string[] {
  return [
    `auto    ${status === 'refused' ? 'finds no curve' : `takes ${family}, ${status}`}`,
    ...describeCandidates({ candidates }),
  ]
}
