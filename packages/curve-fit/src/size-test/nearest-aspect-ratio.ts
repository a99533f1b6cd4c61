import { squared } from './squared.ts'

/** Steps at most; two or three are usual. */
const STEPS = 8
/** Difference quotients are over this share of the ratio. */
const SHIFT = 1e-4
/** Largest change in one step, as a share. */
const FARTHEST = 0.5
/** Changes below this share end the search: far below the noise of a ratio. */
const ENOUGH = 1e-5

/**
 * The aspect ratio whose gap, in units of its noise, is least by squares near a first guess, by Gauss–Newton steps.
 *
 * @param gapAt the gap's modes at a ratio, or why there are none.
 */
export function nearestAspectRatio(guess: number, gapAt: (ratio: number) => Float64Array | string): number {
  let best = guess
  let gap = gapAt(best)
  for (let step = 0; step < STEPS && typeof gap !== 'string'; step++) {
    const beside = gapAt(best * (1 - SHIFT))
    if (typeof beside === 'string') break
    const slope = gap.map((a, k) => (a - beside[k]!) / SHIFT)
    const along = gap.reduce((sum, a, k) => sum + a * slope[k]!, 0) / squared(slope)
    const change = Math.max(-FARTHEST, Math.min(FARTHEST, -along))
    const next = best * (1 + change)
    const there = gapAt(next)
    if (typeof there === 'string' || !(squared(there) < squared(gap))) break
    best = next
    gap = there
    if (Math.abs(change) < ENOUGH) break
  }
  return best
}
