import type { Axis, Figure, FigurePanel, Frame, LegendItem } from './figure.ts'
import { markSvg } from './mark-svg.ts'
import { COLOURS, FONT, inkOf, SIZE } from './style.ts'
import { type Attributes, escapeXml, svgElement } from './svg-element.ts'

/** A figure as the text of an SVG file: no script, no outside font, no ids, safe to put into a page beside others. */
export function toSvg(figure: Figure): string {
  const { width, height, title, description, panels, legend } = figure
  const last = panels.at(-1)?.frame
  const content = [
    svgElement('title', {}, escapeXml(title)),
    svgElement('desc', {}, escapeXml(description)),
    svgElement('rect', { width, height, fill: COLOURS.paper }),
    fitted(title, width - 90, 0.6 * SIZE.title, {
      x: panels[0]?.frame.x ?? 0,
      y: 28,
      'font-size': SIZE.title,
      'font-weight': 600,
    }),
    ...legend.map(legendSvg),
    ...panels.map((panel) => panelSvg(panel, figure.xAxis)),
    last === undefined ? '' : xAxisSvg(figure.xAxis, last),
  ]
  return `${svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': title,
      'font-family': FONT,
      'font-size': SIZE.text,
      fill: COLOURS.ink,
    },
    `\n${content.filter((piece) => piece !== '').join('\n')}\n`,
  )}\n`
}

const text = (content: string, attributes: Attributes): string =>
  content === '' ? '' : svgElement('text', attributes, escapeXml(content))

/** Text cut to a width by the average width of its letters; what is cut off is found in its title. */
function fitted(content: string, width: number, letter: number, attributes: Attributes): string {
  const letters = Math.floor(width / letter)
  if (content.length <= letters) return text(content, attributes)
  const cut = `${content.slice(0, Math.max(0, letters - 1)).trimEnd()}…`
  return svgElement('text', attributes, svgElement('title', {}, escapeXml(content)) + escapeXml(cut))
}

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string): string =>
  svgElement('line', { x1, y1, x2, y2, stroke, 'stroke-width': 1 })

function panelSvg({ label, note, frame, yAxis, marks }: FigurePanel, xAxis: Axis): string {
  const { x, y, width, height } = frame
  const grid = xAxis.ticks
    .filter((tick) => tick.label !== '')
    .map(({ at }) => line(at, y, at, y + height, COLOURS.grid))
  const ticks = yAxis.ticks.map(
    ({ at, label: name }) =>
      line(x - 4, at, x, at, COLOURS.soft) +
      text(name, { x: x - 8, y: at + 4, 'text-anchor': 'end', 'font-size': SIZE.small, fill: COLOURS.soft }),
  )
  const middle = y + height / 2
  const labelLetter = 0.6 * SIZE.label
  const labelWidth = Math.min(width * 0.6, labelLetter * label.length)
  return [
    ...grid,
    fitted(label, width * 0.6, labelLetter, { x, y: y - 8, 'font-size': SIZE.label, 'font-weight': 600 }),
    fitted(note, width - labelWidth - 20, 0.56 * SIZE.small, {
      x: x + width,
      y: y - 8,
      'font-size': SIZE.small,
      'text-anchor': 'end',
      fill: COLOURS.soft,
    }),
    ...ticks,
    text(yAxis.ticks.length === 0 ? '' : yAxis.label, {
      transform: `translate(16 ${middle}) rotate(-90)`,
      'text-anchor': 'middle',
      'font-size': SIZE.small,
      fill: COLOURS.soft,
    }),
    ...marks.map(markSvg),
    line(x, y, x, y + height, COLOURS.soft),
    line(x, y + height, x + width, y + height, COLOURS.soft),
  ].join('')
}

function xAxisSvg({ ticks, label }: Axis, { x, y, width, height }: Frame): string {
  const bottom = y + height
  const drawn = ticks.map(
    (tick) =>
      line(tick.at, bottom, tick.at, bottom + (tick.label === '' ? 3 : 6), COLOURS.soft) +
      text(tick.label, {
        x: tick.at,
        y: bottom + 19,
        'text-anchor': 'middle',
        'font-size': SIZE.small,
        fill: COLOURS.soft,
      }),
  )
  return drawn.join('') + text(label, { x: x + width / 2, y: bottom + 38, 'text-anchor': 'middle' })
}

function legendSvg({ symbol, text: name, at: [x, y] }: LegendItem): string {
  return symbolSvg(symbol, x, y) + text(name, { x: x + 27, y: y + 4, fill: COLOURS.soft })
}

function symbolSvg(symbol: LegendItem['symbol'], x: number, y: number): string {
  switch (symbol) {
    case 'observed':
      return svgElement('rect', { x, y: y - 5, width: 20, height: 10, fill: COLOURS.observed })
    case 'law':
      return (
        svgElement('rect', { x, y: y - 5, width: 20, height: 10, fill: COLOURS.law, 'fill-opacity': 0.16 }) +
        svgElement('path', { d: `M${x},${y - 5}h20`, stroke: COLOURS.law, 'stroke-width': 1.6 })
      )
    case 'truth':
      return svgElement('path', { d: `M${x},${y + 4}v-4h7v-4h7v4h6v4`, fill: 'none', stroke: inkOf.truth })
    case 'edge':
      return svgElement('path', { d: `M${x + 10},${y - 3}l-3.2,5.5h6.4z`, fill: COLOURS.law })
    case 'atom':
      return (
        svgElement('line', { x1: x + 10, x2: x + 10, y1: y + 6, y2: y - 4, stroke: COLOURS.ink, 'stroke-width': 2 }) +
        svgElement('circle', { cx: x + 10, cy: y - 4, r: 3 })
      )
  }
}
