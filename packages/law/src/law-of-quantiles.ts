import { type Atom, type Bulk, type DensityPanel, type Law, outOfDomain } from '@freecurve/core'
import { angleOf } from './angle.ts'
import { requireAscending } from './require-arguments.ts'

/** A knot: F⁻¹(share) = value. */
type Knot = readonly [share: number, value: number]

/**
 * The law whose CDF passes through knots F(values[i]) = shares[i] and is monotone between them: the density is constant in the bulk's
 * angle θ between neighbouring knots. A repeated value is an atom, a repeated share a gap between two bulks. Ends and knots keep their
 * relative digits at any number of decades, because θ does (see DensityPanel). Its status is `empirical`, without a reason: the caller
 * says where the quantiles are from.
 *
 * @param shares ascending from exactly 0 to exactly 1
 * @param values ascending, as many
 * @throws E_DOMAIN for other lists.
 */
export function lawOfQuantiles(shares: ArrayLike<number>, values: ArrayLike<number>): Law {
  requireAscending('lawOfQuantiles', 'shares', shares)
  requireAscending('lawOfQuantiles', 'values', values)
  const last = shares.length - 1
  if (values.length !== shares.length)
    throw outOfDomain('lawOfQuantiles', 'values', values.length, `as many as the shares, ${shares.length}`)
  if (shares[0] !== 0 || shares[last] !== 1)
    throw outOfDomain('lawOfQuantiles', 'shares', `${shares[0]} … ${shares[last]}`, 'from 0 to 1')
  const atoms: Atom[] = []
  const bulks: Bulk[] = []
  let run: Knot[] = [[0, values[0]!]]
  const endRun = () => {
    if (run.length > 1) bulks.push(bulkThrough(run))
  }
  for (let i = 1; i <= last; i++) {
    const knot: Knot = [shares[i]!, values[i]!]
    const [share, value] = run[run.length - 1]!
    if (knot[0] > share && knot[1] > value) run.push(knot)
    else {
      endRun()
      if (knot[0] > share) addAtom(atoms, value, knot[0] - share)
      run = [knot]
    }
  }
  endRun()
  return { status: 'empirical', reasons: [], atoms, bulks }
}

/** Adds a point mass, to the last atom where it is at the same place. */
function addAtom(atoms: Atom[], x: number, weight: number): void {
  const before = atoms.at(-1)
  if (before?.x === x) atoms[atoms.length - 1] = { x, weight: before.weight + weight }
  else atoms.push({ x, weight })
}

/** A bulk through strictly ascending knots; knots whose angles rounding cannot tell apart share a panel. */
function bulkThrough(knots: readonly Knot[]): Bulk {
  const [first, last] = [knots[0]!, knots[knots.length - 1]!]
  const support = [first[1], last[1]] as const
  const panels: DensityPanel[] = []
  let [share, from] = [first[0], 0]
  for (const [k, knot] of knots.entries()) {
    const to = k === knots.length - 1 ? Math.PI : angleOf(support, knot[1])
    if (!(to > from) || (to === Math.PI && k < knots.length - 1)) continue
    panels.push({ from, to, coefficients: [(knot[0] - share) / (to - from)] })
    share = knot[0]
    from = to
  }
  return { support, mass: last[0] - first[0], panels }
}
