import type { LawBands } from '@freecurve/standard'

/** Whether a band holds the true CDF. */
export interface BandsHold {
  /** Share of the band's places at which the truth lies between its bounds. */
  readonly pointwise: number
  /** Whether the truth lies within the half-width everywhere at once. */
  readonly whole: boolean
  /** That half-width over the true Kolmogorov–Smirnov distance: far above 1 the band is right and of no use. */
  readonly width: number
}

/** Rounding of a share. */
const ROUNDING = 1e-9

/**
 * A band of a CDF held against the truth.
 *
 * @param cdf the true one
 * @param ks true Kolmogorov–Smirnov distance of the law within the band
 * @param unit the share of one eigenvalue, where the truth is a spectrum; 0 for an exact law
 */
export function bandsHold(bands: LawBands, cdf: (x: number) => number, ks: number, unit = 0): BandsHold {
  const slack = unit + ROUNDING
  const held = bands.cdf.filter(([x, low, high]) => {
    const truth = cdf(x)
    return truth >= low - slack && truth <= high + slack
  })
  return { pointwise: held.length / bands.cdf.length, whole: ks <= bands.ks + slack, width: bands.ks / ks }
}
