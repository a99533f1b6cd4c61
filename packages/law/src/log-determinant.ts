import type { Law } from '@freecurve/core'
import { integralOf } from './integral.ts'
import { supportOf } from './questions.ts'

/** (1/n) log det per dimension, ∫ log x dρ; null where the support is not all positive (a hard edge at 0 converges, an atom at 0 does not). */
export function logDeterminantOf(law: Law): number | null {
  const zero = law.atoms.some((atom) => atom.x <= 0)
  return supportOf(law)[0] >= 0 && !zero ? integralOf(law, Math.log) : null
}

/** ∫ log x dρ over x > 0 for a positive semidefinite law with an atom at 0, the atom left out; null for any other law. */
export function pseudoLogDeterminantOf(law: Law): number | null {
  const rest: Law = { ...law, atoms: law.atoms.filter((atom) => atom.x !== 0) }
  if (rest.atoms.length === law.atoms.length || (rest.atoms.length === 0 && rest.bulks.length === 0)) return null
  return logDeterminantOf(rest)
}
