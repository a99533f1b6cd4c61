import type { LawBands } from '@freecurve/standard'

/** Whether the truth lies in a prediction's bands. */
export interface BandHit {
  /** Share of the places of the CDF at which it does. */
  readonly places: number
  /** Whether the whole CDF lies within the simultaneous band. */
  readonly whole: boolean
  /** The simultaneous band's half-width. */
  readonly width: number
  /** Whether the log-determinant lies in its band; null where there is none. */
  readonly logdet: boolean | null
}

/** @param cdf the true CDF */
export function bandHit(
  bands: LawBands,
  cdf: (x: number) => number,
  ks: number,
  logdet: number | null = null,
): BandHit {
  const inside = bands.cdf.filter(([x, low, high]) => cdf(x) >= low - ROUNDING && cdf(x) <= high + ROUNDING).length
  const own = bands.logdet ?? bands.pseudoLogdet
  return {
    places: inside / bands.cdf.length,
    whole: ks <= bands.ks,
    width: bands.ks,
    logdet: own === null || logdet === null ? null : logdet >= own[0] && logdet <= own[1],
  }
}

const ROUNDING = 1e-12

/** The empirical CDF of ascending values, at the middle of its steps. */
export function cdfOfValues(values: Float64Array): (x: number) => number {
  return (x) => {
    const [below, upTo] = [countWhere(values, (y) => y < x), countWhere(values, (y) => y <= x)]
    return (below + upTo) / 2 / values.length
  }
}

/** How many of ascending values satisfy a condition that the first of them do. */
function countWhere(values: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(values[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
