import { curveAtoms } from '@freecurve/atoms'
import type { BivariatePolynomial, FlowEvent, Law } from '@freecurve/core'

/** How soon after its birth an atom is looked for, relative to the ratio; the first that lies below the horizon and is conclusive. */
const SOON = [1e-3, 1e-2, 1e-1]

/**
 * Atoms born under the free flow at ratios in [from, to], ascending: every real pole x of a sheet m ~ −w_0/(z − x) is an
 * atom from τ_b = 1 − w_0 on, if its sheet becomes the physical one. Whether it does is seen in the law soon after τ_b.
 * Null where that could not be told.
 *
 * @param carry the law at a ratio
 * @param last largest ratio at which there is a law
 */
export function atomBirths(
  polynomial: BivariatePolynomial,
  carry: (ratio: number) => Law,
  from: number,
  to: number,
  last: number,
): readonly FlowEvent[] | null {
  const candidates = curveAtoms(polynomial).filter(({ birthRatio }) => birthRatio >= from && birthRatio <= to)
  const births: FlowEvent[] = []
  for (const { x, birthRatio } of candidates) {
    const born = SOON.map((share) => birthRatio * (1 + share))
      .filter((ratio) => ratio < last)
      .map((ratio) => ({ ratio, law: carry(ratio) }))
      .find(({ law }) => law.status === 'certified')
    if (born === undefined) return null
    const weight = 1 - birthRatio / born.ratio
    const there = born.law.atoms.some(
      (atom) => Math.abs(atom.x - x) <= 1e-9 * sizeOf(born.law) && Math.abs(atom.weight - weight) <= 1e-6,
    )
    if (there) births.push({ kind: 'atom-birth', ratio: birthRatio, x })
  }
  return births.sort((p, q) => p.ratio - q.ratio || p.x - q.x)
}

const sizeOf = ({ bulks, atoms }: Law): number =>
  Math.max(...bulks.flatMap(({ support }) => support.map(Math.abs)), ...atoms.map(({ x }) => Math.abs(x)))
