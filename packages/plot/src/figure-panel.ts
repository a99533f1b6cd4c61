import type { AxisScale } from './axis-scale.ts'
import { breakMarks } from './break-marks.ts'
import { chooseTop } from './choose-top.ts'
import type { Axis, FigurePanel, Frame, Mark } from './figure.ts'
import { formatNumber, formatShare } from './format-number.ts'
import { lawMarks } from './law-marks.ts'
import { linearTicks } from './linear-ticks.ts'
import type { PanelData } from './panel-data.ts'
import { panelSeries, type Series } from './panel-series.ts'
import { planeOf } from './plane.ts'
import { stemMarks } from './stem-marks.ts'
import { valueMarks } from './value-marks.ts'

/** Free room above the highest density, as a factor. */
const ROOM = 1.06

/** A share off the axis that is worth a note. */
const WORTH_SAYING = 5e-4

/** One panel: its data on the shared x axis, with a y axis of its own. */
export function figurePanel(data: PanelData, scale: AxisScale, frame: Frame): FigurePanel {
  const { range, unit } = planeOf(frame, scale, 1)
  const series = panelSeries(data, scale, unit)
  const peak = Math.max(0, ...series.map((one) => one.peak))
  const { top, cut } = chooseTop(
    series.map(({ densityAtUnit }) => densityAtUnit),
    range,
    peak,
  )
  const most = cut ? top : top * ROOM
  const plane = planeOf(frame, scale, most)
  const atoms = [
    { role: 'observed', atoms: data.observed?.atoms ?? [] },
    { role: 'law', atoms: data.law?.atoms ?? [] },
    { role: 'truth', atoms: data.truth?.atoms ?? [] },
  ] as const
  const marks = [
    ...series.flatMap(({ role, histogram, lines }): readonly Mark[] => {
      if (histogram !== undefined) return valueMarks(role, histogram, plane)
      return data.law === undefined ? [] : lawMarks(data.law, lines, scale, plane)
    }),
    ...(cut ? breakMarks(series, top, plane) : []),
    ...stemMarks(atoms, scale, plane),
  ]
  return {
    label: data.label,
    note: noteOf(data, series, cut, peak),
    frame,
    yAxis: yAxis(scale, most, peak, plane.py),
    marks,
  }
}

function yAxis(scale: AxisScale, most: number, peak: number, py: (density: number) => number): Axis {
  const ticks = peak > 0 ? linearTicks(0, most, 3) : []
  return {
    kind: 'linear',
    label: scale.kind === 'linear' ? 'density' : 'density per decade',
    ticks: ticks.map(({ value, label }) => ({ at: py(value), label })),
  }
}

function noteOf(data: PanelData, series: readonly Series[], cut: boolean, peak: number): string {
  const notes = data.lawNote === '' ? [] : [data.lawNote]
  if (cut)
    notes.push(
      Number.isFinite(peak) ? `tops cut off, highest ${formatNumber(peak, 3)}` : 'density diverges, top cut off',
    )
  const lost = Math.max(0, ...series.map((one) => one.lost))
  if (lost >= WORTH_SAYING) notes.push(`${formatShare(lost)} lies left of the axis`)
  return notes.join(' · ')
}
