import { type Law, outOfDomain } from '@freecurve/core'
import { integralOf } from './integral.ts'
import { edgesOf } from './questions.ts'

/**
 * The k-th moment ∫ xᵏ dρ. A negative k wants no 0 among the atoms or inside a bulk (at an edge the integral may converge; NaN where
 * it does not), a k that is not whole wants no negative x.
 *
 * @throws E_DOMAIN unless k is finite and xᵏ makes sense on the support.
 */
export function momentOf(law: Law, k: number): number {
  if (!Number.isFinite(k)) throw outOfDomain('momentOf', 'k', k, 'a finite number')
  const atoms = law.atoms.map(({ x }) => x)
  if (k < 0 && (atoms.includes(0) || law.bulks.some(({ support: [a, b] }) => a < 0 && b > 0)))
    throw outOfDomain('momentOf', 'k', k, 'at least 0, since 0 is in the support')
  if (!Number.isInteger(k) && [...edgesOf(law), ...atoms].some((x) => x < 0))
    throw outOfDomain('momentOf', 'k', k, 'whole, since the support has negative values')
  return integralOf(law, (x) => x ** k)
}
