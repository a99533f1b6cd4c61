import type { LadderReport } from '@freecurve/standard'
import { short } from './numbers.ts'
import { table } from './table.ts'

/** Each flow held against each pair of sizes; nothing for a single size. */
export function describeLadder(ladder: Pick<LadderReport, 'tests'> | null): readonly string[] {
  if (ladder === null) return []
  const rows = ladder.tests.map(({ flow, small, large, holds, residual, ks, ksUnchanged, reason, telling }) => [
    flow,
    `${small} against ${large}`,
    residual === null ? '-' : short(residual),
    ks === null ? '-' : short(ks),
    short(ksUnchanged),
    holds ? (telling ? 'holds' : 'holds, but too little changes to tell') : (reason ?? 'refuted'),
  ])
  return ['', table(['flow', 'sizes', 'residual', 'KS', 'KS of no change', 'verdict'], rows)]
}
