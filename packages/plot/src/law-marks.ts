import type { Law } from '@freecurve/core'
import type { AxisScale } from './axis-scale.ts'
import type { Sample } from './density-line.ts'
import type { Mark, Point } from './figure.ts'
import { formatNumber } from './format-number.ts'
import type { Plane } from './plane.ts'

/** Points closer than this, in pixels, are drawn as one. */
const FINE = 0.3

/** Bulks of less mass than this get no marks at their edges: dozens of them in a tail would be a smear. */
const SLIGHT = 0.005

/** A filled curve for every bulk, and marks at the edges within the axis. */
export function lawMarks(
  law: Law,
  lines: readonly (readonly Sample[])[],
  scale: AxisScale,
  plane: Plane,
): readonly Mark[] {
  const areas = lines.map<Mark>((line) => ({
    kind: 'area',
    role: 'law',
    points: outline(line, plane),
    baseline: plane.baseline,
    top: plane.frame.y,
    dashed: law.status !== 'certified',
    title: 'Density of the law',
  }))
  const [low, high] = scale.domain
  const marked = law.bulks.filter(({ mass }) => mass >= SLIGHT)
  const edges = marked.flatMap(({ support }) => support).filter((x) => x >= low && x <= high)
  if (edges.length === 0) return areas
  const title = `Edges of the bulks: ${edges.map((x) => formatNumber(x, 5)).join(', ')}`
  return [...areas, { kind: 'edges', xs: edges.map((x) => plane.px(scale.toUnits(x))), y: plane.baseline, title }]
}

function outline(line: readonly Sample[], { px, py }: Plane): readonly Point[] {
  const kept: Point[] = []
  for (const [k, [u, density]] of line.entries()) {
    const point: Point = [px(u), py(density)]
    const last = kept.at(-1)
    const near = last !== undefined && Math.abs(point[0] - last[0]) < FINE && Math.abs(point[1] - last[1]) < FINE
    if (!near || k === line.length - 1) kept.push(point)
  }
  return kept
}
