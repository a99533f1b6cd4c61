import type { Mark, Point } from './figure.ts'
import { COLOURS, inkOf, SIZE } from './style.ts'
import { type Attributes, escapeXml, svgElement, svgNumber } from './svg-element.ts'

const at = ([x, y]: Point): string => `${svgNumber(x)},${svgNumber(y)}`

const path = (points: readonly Point[]): string => `M${points.map(at).join('L')}`

/** A path that lifts the pen where it would run along the top. */
const uncut = (points: readonly Point[], top: number): string =>
  points
    .map((point, k) => `${k === 0 || Math.max(point[1], points[k - 1]?.[1] ?? top) <= top ? 'M' : 'L'}${at(point)}`)
    .join('')

/** Bars narrower than this, in pixels, touch; wider ones have a hair of white between them. */
const NARROW = 5

const TOOTH = 4

/** A zigzag from left to right. */
function zigzag(from: number, to: number, y: number): string {
  const teeth = Math.max(2, 2 * Math.round((to - from) / (2 * TOOTH)))
  return path(
    Array.from({ length: teeth + 1 }, (_, k) => [from + (k * (to - from)) / teeth, y + (k % 2 === 0 ? 2 : -2)]),
  )
}

/** One mark as SVG. */
export function markSvg(mark: Mark): string {
  switch (mark.kind) {
    case 'bars': {
      const narrow = mark.bars.some(({ width }) => width < NARROW)
      const bars = mark.bars.map(
        ({ x, y, width, height }) => `M${at([x, y])}h${svgNumber(width)}v${svgNumber(height)}h${svgNumber(-width)}z`,
      )
      return titled(
        mark.title,
        { fill: COLOURS.observed, stroke: narrow ? COLOURS.observed : COLOURS.paper, 'stroke-width': 0.4 },
        svgElement('path', { d: bars.join('') }),
      )
    }
    case 'area': {
      const [first, last] = [mark.points[0] as Point, mark.points.at(-1) as Point]
      const closed = [[first[0], mark.baseline] as const, ...mark.points, [last[0], mark.baseline] as const]
      const outline: Attributes = {
        d: uncut(mark.points, mark.top),
        fill: 'none',
        'stroke-width': 1.6,
        'stroke-linejoin': 'round',
      }
      return titled(
        mark.title,
        { stroke: inkOf[mark.role] },
        svgElement('path', { d: `${path(closed)}z`, fill: inkOf[mark.role], 'fill-opacity': 0.16, stroke: 'none' }) +
          svgElement('path', mark.dashed ? { ...outline, 'stroke-dasharray': '5 3' } : outline),
      )
    }
    case 'steps':
      return titled(
        mark.title,
        { fill: 'none', stroke: inkOf[mark.role], 'stroke-width': 1 },
        svgElement('path', { d: path(mark.points) }),
      )
    case 'stem':
      return titled(
        mark.title,
        { stroke: inkOf[mark.role], fill: inkOf[mark.role] },
        svgElement('line', { x1: mark.x, x2: mark.x, y1: mark.from, y2: mark.to + 3, 'stroke-width': 2 }) +
          svgElement('circle', { cx: mark.x, cy: mark.to + 3, r: 3, stroke: 'none' }),
      )
    case 'text':
      return svgElement(
        'text',
        {
          x: mark.at[0],
          y: mark.at[1],
          'text-anchor': mark.anchor,
          fill: inkOf[mark.role],
          'font-size': SIZE.small,
          stroke: COLOURS.paper,
          'stroke-width': 3,
          'stroke-linejoin': 'round',
          'paint-order': 'stroke',
        },
        escapeXml(mark.text),
      )
    case 'rug':
      return titled(
        mark.title,
        { stroke: inkOf[mark.role], 'stroke-width': 1.2 },
        svgElement('path', { d: mark.xs.map((x) => `M${at([x, mark.y])}v-8`).join('') }),
      )
    case 'edges':
      return titled(
        mark.title,
        { fill: COLOURS.law },
        svgElement('path', { d: mark.xs.map((x) => `M${at([x, mark.y])}l-3.2,5.5h6.4z`).join('') }),
      )
    case 'break': {
      const d = zigzag(mark.from, mark.to, mark.y)
      return titled(
        mark.title,
        { fill: 'none' },
        svgElement('path', { d, stroke: COLOURS.paper, 'stroke-width': 5 }) +
          svgElement('path', { d, stroke: COLOURS.ink, 'stroke-width': 1 }),
      )
    }
  }
}

const titled = (title: string, attributes: Attributes, content: string): string =>
  svgElement('g', attributes, svgElement('title', {}, escapeXml(title)) + content)
