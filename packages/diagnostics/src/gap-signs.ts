import type { Gap } from './gaps.ts'
import { realTransform } from './transform.ts'

/** m inside a gap, where it increases: far from noise at both places. */
export interface GapSigns {
  readonly gap: Gap
  /** m near the left and the right end, an eighth of the gap inside it. */
  readonly left: number
  readonly right: number
  /** m over its noise where that is most negative, and most positive, in the gap; 0 where it has no such sign. */
  readonly negative: number
  readonly positive: number
  /** Zero of m in the gap, where both signs are clear; else null. */
  readonly zero: number | null
}

/** Share of a gap left out at each of its ends: there single eigenvalues decide. Chosen. */
const INSIDE = 1 / 8
const POINTS = 25
/** Standard errors from which a sign is believed. Chosen: false ones cost more than missed ones. */
export const CLEAR_SIGN = 6

/** Signs of m(x) = mean 1/(λ − x) in gaps, by {@link realTransform}. The samples are those without outliers, which have no weight in a law. */
export function gapSigns(samples: readonly Float64Array[], gaps: readonly Gap[]): readonly GapSigns[] {
  return gaps.map((gap) => {
    const width = gap.right - gap.left
    const points = Array.from({ length: POINTS }, (_, k) => {
      const x = gap.left + (INSIDE + (1 - 2 * INSIDE) * (k / (POINTS - 1))) * width
      return { x, ...realTransform(samples, x) }
    })
    const scores = points.map(({ m, error }) => (m === 0 ? 0 : m / error))
    const negative = Math.min(0, ...scores)
    const positive = Math.max(0, ...scores)
    const both = negative < -CLEAR_SIGN && positive > CLEAR_SIGN
    return {
      gap,
      left: points[0]!.m,
      right: points[POINTS - 1]!.m,
      negative,
      positive,
      zero: both ? zeroOf(samples, points[0]!.x, points[POINTS - 1]!.x) : null,
    }
  })
}

/** The zero of the increasing m between two places. */
function zeroOf(samples: readonly Float64Array[], from: number, to: number): number {
  let [low, high] = [from, to]
  for (let step = 0; step < 50; step++) {
    const middle = low + (high - low) / 2
    if (realTransform(samples, middle).m < 0) low = middle
    else high = middle
  }
  return low + (high - low) / 2
}
