import type { Target } from './reference-file.ts'

/** Shares that lie this close to the mass left of a gap may fall on either side of it by rounding. */
const LEVEL = 1e-9

/**
 * Largest error of quantiles, relative to the width of the bulk that holds the quantile, or of the support for one at an
 * atom. A share that is exactly the mass left of a gap has every point of the gap for a quantile.
 *
 * @param got values at the target's shares, in order
 */
export function quantileErrors(target: Target, got: ArrayLike<number>, width: number): number {
  const pieces = [
    ...target.atoms.map(([x, mass]) => ({ from: x, to: x, mass })),
    ...target.bulks.map(({ support: [from, to], mass_ac }) => ({ from, to, mass: mass_ac })),
  ].sort((p, q) => p.from - q.from)
  const gaps = pieces.slice(1).map((right, k) => ({
    level: pieces.slice(0, k + 1).reduce((sum, { mass }) => sum + mass, 0),
    from: pieces[k]!.to,
    to: right.from,
  }))
  const errors = (target.quantiles ?? []).map(([p, x], k) => {
    const gap = gaps.find(({ level }) => Math.abs(level - p) <= LEVEL)
    const off = gap ? Math.max(gap.from - got[k]!, got[k]! - gap.to, 0) : Math.abs(got[k]! - x)
    const bulk = pieces.find(({ from, to }) => from <= x && x <= to && from < to)
    return off / (bulk ? bulk.to - bulk.from : width)
  })
  return errors.reduce((worst, error) => (Number.isNaN(error) ? Infinity : Math.max(worst, error)), 0)
}
