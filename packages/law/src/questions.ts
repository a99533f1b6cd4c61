import { type Atom, type Bulk, FreecurveError, type Law } from '@freecurve/core'
import { chebyshevValue } from '@freecurve/numerics'
import { pointAt } from './angle.ts'
import { bulkDensity, bulkMassUpTo, type CumulativePanel, cumulativePanels } from './panel.ts'
import { requirePlace } from './require-arguments.ts'

/**
 * ρ(x) of the absolutely continuous part: exactly 0 outside the bulks, +∞ at a diverging hard edge. Atoms do not count.
 *
 * @throws E_DOMAIN for NaN.
 */
export function densityAt(law: Law, x: number): number {
  requirePlace('densityAt', x)
  return law.bulks.reduce((sum, bulk) => sum + bulkDensity(bulk, x), 0)
}

/**
 * F(x) = law((−∞, x]), atoms at x included.
 *
 * @throws E_DOMAIN for NaN.
 */
export function cdfAt(law: Law, x: number): number {
  requirePlace('cdfAt', x)
  const atoms = law.atoms.reduce((sum, atom) => (atom.x <= x ? sum + atom.weight : sum), 0)
  return law.bulks.reduce((sum, bulk) => sum + bulkMassUpTo(bulk, x), atoms)
}

/** Total mass: 1 for a law. */
export const massOf = (law: Law): number =>
  law.bulks.reduce((sum, bulk) => sum + bulk.mass, 0) + law.atoms.reduce((sum, atom) => sum + atom.weight, 0)

/** Edges of the bulks, ascending. */
export const edgesOf = (law: Law): readonly number[] => law.bulks.flatMap((bulk) => bulk.support)

/** Smallest and largest point of the support, atoms included. Throws E_DOMAIN for a law with neither bulk nor atom. */
export function supportOf(law: Law): readonly [number, number] {
  const points = [...edgesOf(law), ...law.atoms.map((atom) => atom.x)]
  if (points.length === 0)
    throw new FreecurveError('E_DOMAIN', 'This law has neither a bulk nor an atom.', {
      argument: 'law',
      got: law.status,
    })
  return [Math.min(...points), Math.max(...points)]
}

type Piece =
  | { readonly at: number; readonly mass: number; readonly atom: Atom }
  | { readonly at: number; readonly mass: number; readonly bulk: Bulk }

const piecesOf = (law: Law): readonly Piece[] =>
  [
    ...law.atoms.map((atom) => ({ at: atom.x, mass: atom.weight, atom })),
    ...law.bulks.map((bulk) => ({ at: bulk.support[0], mass: bulk.mass, bulk })),
  ].sort((p, q) => p.at - q.at)

/**
 * The smallest x with F(x) ≥ p, for p in [0, 1]; the ends of the support, exactly, for 0 and 1.
 *
 * @throws E_DOMAIN for another p, and for a law with neither bulk nor atom.
 */
export function quantileAt(law: Law, p: number): number {
  return quantilesAt(law, [p])[0]!
}

/**
 * {@link quantileAt} for many ascending p at once. Shares are of the law's own mass, so that rounding in the last digit
 * of a mass never leaves a quantile undefined.
 *
 * @throws E_DOMAIN unless the shares are in [0, 1] and ascend, and for a law with neither bulk nor atom.
 */
export function quantilesAt(law: Law, shares: ArrayLike<number>): Float64Array {
  const [least, most] = supportOf(law)
  const pieces = piecesOf(law)
  const total = massOf(law)
  const out = new Float64Array(shares.length)
  let piece = 0
  let before = 0
  let inverse: ((mass: number) => number) | undefined
  for (let i = 0; i < shares.length; i++) {
    const p = shares[i]!
    if (!(p >= 0 && p <= 1) || (i > 0 && p < shares[i - 1]!))
      throw new FreecurveError('E_DOMAIN', `Quantiles want ascending shares from 0 to 1; share ${i + 1} is ${p}.`, {
        argument: 'shares',
        got: p,
      })
    if (p === 0 || p === 1) {
      out[i] = p === 0 ? least : most
      continue
    }
    const wanted = p * total
    while (piece < pieces.length - 1 && before + pieces[piece]!.mass < wanted) {
      before += pieces[piece]!.mass
      piece++
      inverse = undefined
    }
    const here = pieces[piece]!
    if ('atom' in here) out[i] = here.atom.x
    else {
      inverse ??= inverseCdf(here.bulk)
      out[i] = inverse(wanted - before)
    }
  }
  return out
}

/** x with mass(a … x) = wanted, for ascending wanted: Newton within a bracket, on the panels' antiderivatives. */
function inverseCdf(bulk: Bulk): (wanted: number) => number {
  const cumulative = cumulativePanels(bulk)
  let current = 0
  return (wanted) => {
    if (wanted <= 0) return bulk.support[0]
    while (current < cumulative.length - 1 && cumulative[current]!.before + cumulative[current]!.mass < wanted)
      current++
    const entry = cumulative[current]!
    return pointAt(bulk.support, angleWithMass(entry, Math.min(wanted - entry.before, entry.mass)))
  }
}

function angleWithMass(entry: CumulativePanel, wanted: number): number {
  const { panel, mass, integral } = entry
  const half = (panel.to - panel.from) / 2
  let low = -1
  let high = 1
  let s = mass > 0 ? (2 * wanted) / mass - 1 : -1
  for (let step = 0; step < 60 && high - low > 1e-15; step++) {
    const excess = chebyshevValue(integral, s) - wanted
    if (excess === 0) break
    if (excess > 0) high = s
    else low = s
    const next = s - excess / (half * chebyshevValue(panel.coefficients, s))
    const inside = next > low && next < high
    if (inside && Math.abs(next - s) < 1e-15) break
    s = inside ? next : (low + high) / 2
  }
  return panel.from + half * (s + 1)
}

/**
 * n eigenvalues as a matrix of this law would have them: the (k − ½)/n quantiles, atoms repeated, ascending.
 * Throws E_DOMAIN unless n is a whole number ≥ 1.
 */
export function eigenvaluesOf(law: Law, n: number): Float64Array {
  if (!(Number.isInteger(n) && n >= 1))
    throw new FreecurveError('E_DOMAIN', `A matrix has a whole number of eigenvalues; got ${n}.`, {
      argument: 'n',
      got: n,
    })
  return quantilesAt(
    law,
    Float64Array.from({ length: n }, (_, k) => (k + 0.5) / n),
  )
}
