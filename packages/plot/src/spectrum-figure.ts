import { FreecurveError } from '@freecurve/core'
import type { AxisScale } from './axis-scale.ts'
import { chooseScale } from './choose-scale.ts'
import { describeFigure } from './describe-figure.ts'
import type { Figure, Frame } from './figure.ts'
import type { FigureInput } from './figure-input.ts'
import { figurePanel } from './figure-panel.ts'
import { powerOfTen } from './format-number.ts'
import { legend } from './legend.ts'
import { panelData } from './panel-data.ts'
import { planeOf } from './plane.ts'
import { scaleTicks } from './scale-ticks.ts'

/** Sizes in pixels. */
const WIDTH = 760
const MARGIN = { left: 68, right: 22, bottom: 50 }
const LEGEND_AT = 50
const PANEL_LABEL = 34

/** Height of a panel's frame: a single panel has room, many share it. */
const heightOf = (panels: number): number => ({ 1: 260, 2: 190, 3: 160 })[panels] ?? 130

/**
 * A figure of spectra and laws: panels one under another on one x axis, which is logarithmic where the data ask for it.
 * Densities are per unit of the axis as drawn (per decade on a logarithmic one), so areas are shares of eigenvalues.
 *
 * @throws E_DOMAIN for no panels or sizes beyond 1e300, E_SPECTRUM_NOT_FINITE for NaN or infinite eigenvalues.
 */
export function spectrumFigure(input: FigureInput): Figure {
  if (input.panels.length === 0)
    throw new FreecurveError('E_DOMAIN', 'A figure has at least one panel.', { argument: 'panels', got: input.panels })
  const panels = input.panels.map(panelData)
  const scale = chooseScale(panels)
  const width = WIDTH - MARGIN.left - MARGIN.right
  const items = legend(panels, MARGIN.left, LEGEND_AT, width)
  const top = Math.max(LEGEND_AT - 8, ...items.map(({ at }) => at[1]))
  const height = heightOf(panels.length)
  const frames = panels.map<Frame>((_, k) => {
    const y = top + PANEL_LABEL + k * (height + PANEL_LABEL)
    return { x: MARGIN.left, y, width, height }
  })
  const bottom = top + panels.length * (height + PANEL_LABEL)
  const { px } = planeOf(frames[0] as Frame, scale, 1)
  return {
    width: WIDTH,
    height: bottom + MARGIN.bottom,
    title: input.title,
    description: describeFigure(panels),
    xAxis: {
      kind: scale.kind,
      label: xLabel(scale),
      ticks: scaleTicks(scale).map(({ value, label }) => ({ at: px(scale.toUnits(value)), label })),
    },
    legend: items,
    panels: panels.map((panel, k) => figurePanel(panel, scale, frames[k] as Frame)),
  }
}

function xLabel({ kind, threshold, domain }: AxisScale): string {
  if (kind === 'linear') return 'eigenvalue'
  if (kind === 'log') return 'eigenvalue (logarithmic)'
  const power = powerOfTen(Math.round(Math.log10(threshold)))
  const where = domain[0] < -threshold ? `between ±${power}` : `below ${power}`
  return `eigenvalue (logarithmic, linear ${where})`
}
