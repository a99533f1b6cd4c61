import type { SpectrumInspection } from '@freecurve/standard'
import { short } from './numbers.ts'

/** What `auto` would take, and what it tried, a line each. */
export function describeChoice({ family, status, candidates }: SpectrumInspection['choice']): readonly string[] {
  return [
    `auto    ${status === 'refused' ? 'finds no curve' : `takes ${family}, ${status}`}`,
    ...candidates.map(
      ({ family: id, status: its, residual, reasons }) =>
        `        ${id}: ${its}${residual === null ? '' : `, residual ${short(residual)} of its noise`}${reasons.map((reason) => `; ${reason}`).join('')}`,
    ),
  ]
}
