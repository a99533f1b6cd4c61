import type { Figure, Frame, Mark, Point } from '../src/index.ts'

/** Room around a frame, in pixels, for what stands at its border: ends of stems, triangles at edges. */
const ROOM = 0.01

/** What is wrong with the numbers of a figure: any that is not finite, and any mark that leaves its frame. */
export function problemsOfFigure(figure: Figure): readonly string[] {
  const sheet = { x: 0, y: 0, width: figure.width, height: figure.height }
  const problems = notFinite(figure, 'figure')
  for (const { label, frame, marks, yAxis } of figure.panels) {
    const outside = marks.filter((mark) => pointsOf(mark).some((point) => !within(point, frame)))
    problems.push(...outside.map((mark) => `${label}: ${mark.kind} outside the frame`))
    if (!yAxis.ticks.every(({ at }) => within([frame.x, at], frame))) problems.push(`${label}: y tick outside`)
    if (!figure.xAxis.ticks.every(({ at }) => within([at, frame.y], frame))) problems.push('x tick outside')
    if (!cornersOf(frame).every((corner) => within(corner, sheet))) problems.push(`${label}: frame outside`)
  }
  return problems
}

function notFinite(value: unknown, path: string): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`))
}

const within = ([x, y]: Point, frame: Frame): boolean =>
  x >= frame.x - ROOM && x <= frame.x + frame.width + ROOM && y >= frame.y - ROOM && y <= frame.y + frame.height + ROOM

const cornersOf = ({ x, y, width, height }: Frame): readonly Point[] => [
  [x, y],
  [x + width, y + height],
]

function pointsOf(mark: Mark): readonly Point[] {
  switch (mark.kind) {
    case 'bars':
      return mark.bars.flatMap(cornersOf)
    case 'area':
      return [...mark.points, [mark.points[0]?.[0] ?? 0, mark.baseline], [mark.points[0]?.[0] ?? 0, mark.top]]
    case 'steps':
      return mark.points
    case 'stem':
      return [
        [mark.x, mark.from],
        [mark.x, mark.to],
      ]
    case 'text':
      return [mark.at]
    case 'rug':
    case 'edges':
      return mark.xs.map((x) => [x, mark.y])
    case 'break':
      return [
        [mark.from, mark.y],
        [mark.to, mark.y],
      ]
  }
}
