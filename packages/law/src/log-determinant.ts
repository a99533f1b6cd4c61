import type { Law } from '@freecurve/core'
import { integralOf } from './integral.ts'
import { supportOf } from './questions.ts'
import { settleAtZero } from './settle-at-zero.ts'

/**
 * (1/n) log det per dimension, ∫ log x dρ; null where the support is not all positive (a hard edge at 0 converges, an atom at 0
 * does not). Below 0 by 1e-14 of the law's size or less counts as 0.
 *
 * @throws E_DOMAIN for a law with neither bulk nor atom.
 */
export function logDeterminantOf(law: Law): number | null {
  const settled = settleAtZero(law)
  const zero = settled.atoms.some((atom) => atom.x <= 0)
  return supportOf(settled)[0] >= 0 && !zero ? integralOf(settled, Math.log) : null
}

/**
 * ∫ log x dρ over x > 0 for a positive semidefinite law with an atom at 0, the atom left out; null for any other law. Below 0 by
 * 1e-14 of the law's size or less counts as 0.
 */
export function pseudoLogDeterminantOf(law: Law): number | null {
  const settled = settleAtZero(law)
  const rest: Law = { ...settled, atoms: settled.atoms.filter((atom) => atom.x !== 0) }
  if (rest.atoms.length === law.atoms.length || (rest.atoms.length === 0 && rest.bulks.length === 0)) return null
  return logDeterminantOf(rest)
}
