import { type CurveAtom, curveAtoms } from '@freecurve/atoms'
import type { BivariatePolynomial } from '@freecurve/core'
import { short } from './branch/classify.ts'
import type { PhysicalBranch } from './branch/physical-branch.ts'
import type { Breakpoint } from './singularities/breakpoint.ts'

/** The poles of the physical sheet. */
export interface PhysicalAtoms {
  readonly atoms: readonly CurveAtom[]
  readonly failures: readonly string[]
  readonly unknowns: readonly string[]
}

/** A weight below this share is none. */
const NOTHING = 1e-10

/**
 * Which poles of a curve lie on the physical sheet: at x + iε the product −(z − x) m is followed down to the
 * candidate weight (or 0) that it settles on. The weight itself is then the candidate's, exact to rounding. `unit` is
 * the size of 1 in the data's units, for messages.
 */
export function physicalAtoms(
  polynomial: BivariatePolynomial,
  points: readonly Breakpoint[],
  physical: PhysicalBranch,
  unit: number,
): PhysicalAtoms {
  const atoms: CurveAtom[] = []
  const failures: string[] = []
  const unknowns: string[] = []
  // An atom about to be born or to die weighs nothing yet.
  const candidates = curveAtoms(polynomial).filter((atom) => Math.abs(atom.weight) > NOTHING)
  for (const x of new Set(candidates.map((atom) => atom.x))) {
    const here = candidates.filter((atom) => atom.x === x)
    const spacing = Math.min(
      ...points.map((point) => Math.abs(point.x - x)).filter((gap) => gap > 1e-9 * Math.abs(x)),
      1,
    )
    const atom = settle(here, x, spacing, physical)
    if (atom === undefined) unknowns.push(`whether there is an atom at x = ${short(x * unit)} could not be decided`)
    else if (atom !== null && atom.weight < 0)
      failures.push(`the atom at x = ${short(x * unit)} has the negative weight ${short(atom.weight)}`)
    else if (atom !== null) atoms.push(atom)
  }
  return { atoms, failures, unknowns }
}

/** The candidate −(z − x) m tends to; null for none of them (the sheet has no pole here), undefined when undecided. */
function settle(
  candidates: readonly CurveAtom[],
  x: number,
  spacing: number,
  physical: PhysicalBranch,
): CurveAtom | null | undefined {
  const weights = [0, ...candidates.map((atom) => atom.weight)]
  const apart = Math.min(...weights.flatMap((a, i) => weights.filter((_, j) => j !== i).map((b) => Math.abs(a - b))))
  for (const share of [1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12]) {
    const height = share * spacing
    const end = physical.descendTo(x, height)
    if (end.status !== 'reached') return undefined
    const miss = weights.map((w) => Math.hypot(height * end.im - w, height * end.re))
    const best = miss.indexOf(Math.min(...miss))
    if (miss[best]! <= 0.05 * apart) return best === 0 ? null : candidates[best - 1]!
  }
  return undefined
}
