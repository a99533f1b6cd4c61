import type { SpectrumInspection } from '@freecurve/standard'
import { describeCandidates } from './describe-candidates.ts'

/** What `decompress` would do, told by one size, and what competed. */
export function describeChoice(choice: SpectrumInspection['choice']): readonly string[] {
  const { n, flow, family, status, trusted, reasons, candidates } = choice
  const takes = flow === 'empirical' ? `extrapolates by ${family}` : `takes ${family}, ${status}, and the flow ${flow}`
  const trust = trusted ? '' : `; what comes of it at n = ${n} is not to be trusted`
  return [
    `auto    ${status === 'refused' ? 'predicts nothing' : `${takes}${trust}`}`,
    ...reasons.map((reason) => `        ${reason}`),
    ...describeCandidates({ candidates }),
  ]
}
