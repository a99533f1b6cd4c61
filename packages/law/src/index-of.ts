import type { Law } from '@freecurve/core'
import { cdfAt } from './questions.ts'
import { settleAtZero } from './settle-at-zero.ts'

/** The index: the share of negative eigenvalues, F(0−). Below 0 by 1e-14 of the law's size or less counts as 0. */
export function indexOf(law: Law): number {
  const settled = settleAtZero(law)
  return cdfAt({ ...settled, atoms: settled.atoms.filter((atom) => atom.x < 0) }, 0)
}
