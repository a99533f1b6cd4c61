import type { Law } from '@freecurve/core'

/** Distances below a limit that are tried, relative: close to it laws degenerate. */
const BELOW = [1e-6, 1e-4, 1e-2]

/** The ratio closest below a limit, and above `least`, at which the law is certified; undefined where it is at none that is tried. */
export const certifiedBelow = (limit: number, least: number, lawAt: (ratio: number) => Law): number | undefined =>
  BELOW.map((share) => limit * (1 - share)).find((ratio) => ratio > least && lawAt(ratio).status === 'certified')
