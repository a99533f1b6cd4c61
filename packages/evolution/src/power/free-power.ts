import type { Bulk } from '@freecurve/core'
import { type BulkRange, bulkRanges, bulkSolver, type ReciprocalMap, sheetRoot } from '@freecurve/curves'
import { type ResolvedBulk, resolveBulk } from '@freecurve/law'

/** The absolutely continuous part of a free convolution power ν^{⊞s} of a discrete law, and its transform. */
export interface FreePower {
  readonly bulks: readonly Bulk[]
  /** Supports of bulks whose density was not resolved. */
  readonly unresolved: readonly (readonly [number, number])[]
  /** How many bulks there are; where `bulks` is empty, too many to be worth resolving: the grain of the data. */
  readonly count: number
  /** v(z) as [Re v, Im v] for Im z > 0, or null. */
  readonly transform: (re: number, im: number) => readonly [number, number] | null
}

/** More bulks than this, and than this share of the points, are not worth resolving one by one. */
const FEW = 20
const MANY = 0.1

/** The power s > 1 behind a subordination map z(ζ), with v = (s − 1)/(z − sζ) and density Im v/π. */
export function freePower(map: ReciprocalMap, power: number): FreePower {
  const transform = (re: number, im: number): readonly [number, number] | null => {
    const root = sheetRoot(map, re, im)
    if (root === null) return null
    const dr = re - power * root.re
    const di = im - power * root.im
    const size = dr * dr + di * di
    return [((power - 1) * dr) / size, (-(power - 1) * di) / size]
  }
  const ranges = bulkRanges(map)
  const count = ranges.length
  if (count > Math.max(FEW, MANY * map.poles.length)) return { bulks: [], unresolved: [], count, transform }
  const resolved = ranges.map((range) => bulkOf(map, range, power))
  return {
    bulks: resolved.map(({ bulk }) => bulk),
    unresolved: resolved.flatMap(({ bulk, resolved: done }) => (done ? [] : [bulk.support])),
    count,
    transform,
  }
}

function bulkOf(map: ReciprocalMap, range: BulkRange, power: number): ResolvedBulk {
  const solve = bulkSolver(map, range)
  return resolveBulk([range.left, range.right], (x, fromLeft, fromRight) => {
    const { re, im } = solve(x, fromLeft, fromRight)
    const dr = x - power * re
    const di = -power * im
    return (-(power - 1) * di) / ((dr * dr + di * di) * Math.PI)
  })
}
