/** The top of a density axis, and whether some densities are beyond it. */
export interface AxisTop {
  readonly top: number
  readonly cut: boolean
}

/** Places along the axis at which heights are compared. */
const COLUMNS = 600

/** Nine tenths of the drawn width stay below this height ... */
const QUANTILE = 0.9

/** ... and a peak so many times as high is cut off (tuned on hard edges, arcsine laws and pairs of bulks) ... */
const TOO_HIGH = 5

/** ... at so many times that height. */
const CUT_AT = 2.2

/**
 * Top of the y axis: the highest density, unless a narrow peak or a diverging edge would flatten all the rest; then
 * 2.2 times the height that 90 % of the drawn width stays below (the largest such height among the series).
 *
 * @param series densities per axis unit as functions of u.
 * @param peak the highest density of all, may be +∞.
 */
export function chooseTop(
  series: readonly ((u: number) => number)[],
  range: readonly [number, number],
  peak: number,
): AxisTop {
  const [from, to] = range
  const usual = series.map((height) => {
    const columns = Float64Array.from({ length: COLUMNS }, (_, k) => height(from + ((k + 0.5) / COLUMNS) * (to - from)))
    const drawn = columns.filter((density) => density > 0 && density < Number.POSITIVE_INFINITY).sort()
    return drawn[Math.floor(QUANTILE * (drawn.length - 1))] ?? 0
  })
  const height = Math.max(0, ...usual)
  if (height > 0 && peak > TOO_HIGH * height) return { top: CUT_AT * height, cut: true }
  return { top: peak > 0 && Number.isFinite(peak) ? peak : 1, cut: false }
}
