import type { Atom, Bulk, Law } from '@freecurve/core'
import { integralOf } from '@freecurve/law'
import { short } from './branch/classify.ts'
import type { PhysicalBranch } from './branch/physical-branch.ts'

/** Most bulks above which the test is made: the widest. */
const MOST = 4
/** Heights above a bulk's middle, in its width: quadrature of 1/(x − z) is still exact there. */
const HEIGHT = 0.5

/** A disagreement between the curve and the law that was read off it. */
export interface TransformMiss {
  /** |m(z) − ∫ρ/(x − z)| over |m(z)|. */
  readonly miss: number
  readonly text: string
}

/**
 * m(z) on the physical sheet against ∫ρ(x)/(x − z) dx at one point above each of the widest bulks, or above the atoms where there is
 * no bulk: the largest disagreement, null where the sheet could not be followed. The difference is real on the real axis, so that it
 * continues to the lower half-plane; as it vanishes at ∞, it is 0 everywhere unless the physical sheet has singularities off the axis, or
 * on it without leaving a trace in the density. `unit` is the size of 1 in the data's units, for messages.
 */
export function transformTest(
  { atoms, bulks }: { readonly atoms: readonly Atom[]; readonly bulks: readonly Bulk[] },
  physical: PhysicalBranch,
  unit: number,
): TransformMiss | null {
  const law: Law = { status: 'unverified', reasons: [], atoms, bulks }
  const misses: TransformMiss[] = []
  for (const [x, y] of stationsAbove(atoms, bulks)) {
    const { status, re, im } = physical.descendTo(x, y)
    if (status !== 'reached') return null
    const real = integralOf(law, (t) => (t - x) / ((t - x) ** 2 + y ** 2))
    const imaginary = integralOf(law, (t) => y / ((t - x) ** 2 + y ** 2))
    misses.push({
      miss: Math.hypot(re - real, im - imaginary) / Math.hypot(re, im),
      text: `m is not the Stieltjes transform of its density at z = ${short(x * unit)} + ${short(y * unit)}i`,
    })
  }
  return misses.reduce((worst, next) => (next.miss > worst.miss ? next : worst), { miss: 0, text: '' })
}

function stationsAbove(atoms: readonly Atom[], bulks: readonly Bulk[]): readonly (readonly [number, number])[] {
  if (bulks.length === 0) return atoms.map(({ x }) => [x, 1] as const)
  return bulks
    .map(({ support: [a, b] }) => [(a + b) / 2, HEIGHT * (b - a)] as const)
    .sort(([, p], [, q]) => q - p)
    .slice(0, MOST)
}
