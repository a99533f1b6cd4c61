import { type Law, requireWhole } from '@freecurve/core'
import { pointAt } from './angle.ts'

/**
 * Points that show a law's density and CDF: `perBulk` in every bulk, evenly spread in its angle, so that edges are resolved;
 * ascending, edges included.
 *
 * @throws E_DOMAIN unless perBulk is a whole number ≥ 2: a bulk has two edges.
 */
export function curvePoints(law: Law, perBulk: number): readonly number[] {
  requireWhole('curvePoints', 'perBulk', perBulk, 2)
  const inBulks = law.bulks.flatMap((bulk) =>
    Array.from({ length: perBulk }, (_, i) => pointAt(bulk.support, (Math.PI * i) / (perBulk - 1))),
  )
  return [...inBulks, ...law.atoms.map((atom) => atom.x)].sort((a, b) => a - b)
}
