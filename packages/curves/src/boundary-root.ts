import { type BulkRange, bulkRanges } from './bulk-ranges.ts'
import { type BulkPoint, bulkSolver } from './bulk-root.ts'
import { imageOfReal, type ReciprocalMap } from './reciprocal-map.ts'

/**
 * u(x + i0) = −1/m(x + i0) at any real x: in ℂ⁺ inside a bulk, real in a gap and outside, where z(u) = x is increasing in u.
 */
export function boundaryRoot(map: ReciprocalMap): (x: number) => BulkPoint {
  const ranges = bulkRanges(map)
  const solvers = ranges.map((range) => bulkSolver(map, range))
  return (x) => {
    let k = 0
    while (k < ranges.length && x >= ranges[k]!.right) k++
    const range = ranges[k]
    if (range !== undefined && x > range.left) return solvers[k]!(x, x - range.left, range.right - x)
    return { re: realRoot(map, ranges[k - 1], range, x), im: 0 }
  }
}

function realRoot(map: ReciprocalMap, before: BulkRange | undefined, after: BulkRange | undefined, x: number): number {
  // z(u) − u tends to the mean far out and is within the deviation of it beyond the outermost edges.
  const far =
    Math.abs(x - map.mean) +
    Math.sqrt(map.variance) +
    Math.abs((before ?? after)!.from) +
    Math.abs((before ?? after)!.to)
  let low = before?.to ?? -2 * far
  let high = after?.from ?? 2 * far
  for (let step = 0; step < 200; step++) {
    const middle = low + (high - low) / 2
    if (middle === low || middle === high) break
    if (imageOfReal(map, middle) <= x) low = middle
    else high = middle
  }
  return low
}
