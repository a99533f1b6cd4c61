import type { Law } from '@freecurve/core'
import { cdfAt, densityAt } from '@freecurve/law'
import type { AxisScale } from './axis-scale.ts'
import { densityLine, type Sample } from './density-line.ts'
import type { Role } from './figure.ts'
import { type Histogram, histogram, histogramAt } from './histogram.ts'
import type { PanelData } from './panel-data.ts'
import type { SplitValues } from './split-atoms.ts'

/** Something a panel shows, measured along the axis: densities are per axis unit. */
export interface Series {
  readonly role: Role
  /** Bars, for eigenvalues. */
  readonly histogram: Histogram | undefined
  /** One curve per bulk, for a law. */
  readonly lines: readonly (readonly Sample[])[]
  readonly densityAtUnit: (u: number) => number
  /** Highest density; +∞ at a diverging edge. */
  readonly peak: number
  /** Share of the eigenvalues that lies outside the axis. */
  readonly lost: number
}

/** Bars are at least so many pixels wide. */
const FINEST_BAR = 2.5

/** The series of a panel: observed bars, then the law, then the truth. */
export function panelSeries({ observed, law, truth }: PanelData, scale: AxisScale, unit: number): readonly Series[] {
  return [
    ...(observed === undefined ? [] : [valuesSeries('observed', observed, scale, unit)]),
    ...(law === undefined ? [] : [lawSeries(law, scale)]),
    ...(truth === undefined ? [] : [valuesSeries('truth', truth, scale, unit)]),
  ]
}

function valuesSeries(role: Role, { rest, count }: SplitValues, scale: AxisScale, unit: number): Series {
  const [low, high] = scale.domain
  const inside = rest.filter((x) => x >= low && x <= high)
  const bars = histogram(inside.map(scale.toUnits), count, FINEST_BAR * unit)
  return {
    role,
    histogram: bars,
    lines: [],
    densityAtUnit: (u) => histogramAt(bars, u),
    peak: Math.max(0, ...bars.runs.flat().map(({ density }) => density)),
    lost: (rest.length - inside.length) / count,
  }
}

function lawSeries(law: Law, scale: AxisScale): Series {
  const lines = law.bulks.map((bulk) => densityLine(law, bulk, scale)).filter((line) => line.length > 0)
  const bulksOnly = { ...law, atoms: [] }
  const inside = cdfAt(bulksOnly, scale.domain[1]) - cdfAt(bulksOnly, scale.domain[0])
  return {
    role: 'law',
    histogram: undefined,
    lines,
    densityAtUnit: (u) => {
      const x = scale.fromUnits(u)
      return densityAt(law, x) / scale.slope(x)
    },
    peak: lines.flat().reduce((most, [, density]) => Math.max(most, density), 0),
    lost: Math.max(0, law.bulks.reduce((sum, { mass }) => sum + mass, 0) - inside),
  }
}
