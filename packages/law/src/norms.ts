import { FreecurveError, type Law } from '@freecurve/core'
import { integralOf } from './integral.ts'
import { edgesOf, supportOf } from './questions.ts'
import { settleAtZero } from './settle-at-zero.ts'

/**
 * The Schatten p-norm per dimension, (∫ |x|^p dρ)^{1/p}; for p = ∞ the operator norm max |x|. For a matrix of size n multiply by
 * n^{1/p}: p = 1 is the nuclear norm, p = 2 the Frobenius norm.
 *
 * @throws E_DOMAIN unless p ≥ 1.
 */
export function schattenNormOf(law: Law, p: number): number {
  if (!(p >= 1)) throw new FreecurveError('E_DOMAIN', `Schatten norms have p ≥ 1; got ${p}.`, { argument: 'p', got: p })
  const norm = Math.max(...supportOf(law).map(Math.abs))
  if (p === Infinity || norm === 0) return norm
  // In units of the operator norm, so that no power leaves the range of doubles.
  return norm * integralOf(law, (x) => Math.abs(x / norm) ** p) ** (1 / p)
}

/**
 * The condition number max |x| / min |x| over the support; Infinity where 0 is in it. Below 0 by 1e-14 of the law's size or less
 * counts as 0.
 *
 * @throws E_DOMAIN for a law with neither bulk nor atom.
 */
export function conditionNumberOf(law: Law): number {
  const settled = settleAtZero(law)
  const places = [...edgesOf(settled), ...settled.atoms.map(({ x }) => x)].map(Math.abs)
  const zero = places.includes(0) || settled.bulks.some(({ support: [a, b] }) => a < 0 && b > 0)
  const largest = Math.max(...supportOf(settled).map(Math.abs))
  return zero ? Infinity : largest / Math.min(...places)
}

/** The condition number on the complement of the kernel: {@link conditionNumberOf} without the atom at 0; null where that is all. */
export function pseudoConditionNumberOf(law: Law): number | null {
  const settled = settleAtZero(law)
  const rest: Law = { ...settled, atoms: settled.atoms.filter(({ x }) => x !== 0) }
  return rest.atoms.length + rest.bulks.length === 0 ? null : conditionNumberOf(rest)
}
