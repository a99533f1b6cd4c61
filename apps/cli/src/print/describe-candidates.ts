import type { FitReport } from '@freecurve/standard'
import { short } from './numbers.ts'
import { table } from './table.ts'

/** What competed, a row each, and why each but one lost; nothing where there was no competition. */
export function describeCandidates({ candidates }: Pick<FitReport, 'candidates'>): readonly string[] {
  if (candidates.length < 2) return []
  const rows = candidates.map(({ family, model, residual, freedom, lost }) => [
    family,
    model ?? '',
    residual === null ? '-' : short(residual),
    freedom === null ? '-' : freedom.toFixed(1),
    lost ?? 'taken',
  ])
  const head = ['candidate', 'model', 'residual', 'numbers', 'verdict']
  const used = head.map((_, c) => rows.some((row) => row[c] !== '' && row[c] !== '-'))
  const only = (cells: readonly string[]) => cells.filter((_, c) => used[c])
  return ['', table(only(head), rows.map(only))]
}
