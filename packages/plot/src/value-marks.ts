import type { Mark, Point, Role } from './figure.ts'
import type { Bin, Histogram } from './histogram.ts'
import type { Plane } from './plane.ts'

const NAMES = { observed: 'eigenvalues', truth: 'true eigenvalues', law: 'law' } as const

/** Bars for observed eigenvalues, steps for the truth, and a rug for single values. */
export function valueMarks(role: Role, { runs, single }: Histogram, plane: Plane): readonly Mark[] {
  const title = `Histogram of the ${NAMES[role]}`
  const shapes: readonly Mark[] =
    role === 'truth'
      ? runs.map((run) => ({ kind: 'steps', role, points: outline(run, plane), title }))
      : [{ kind: 'bars', role, bars: runs.flat().map((bin) => barOf(bin, plane)), title }]
  if (single.length === 0) return shapes
  const rug: Mark = {
    kind: 'rug',
    role,
    xs: single.map(plane.px),
    y: plane.baseline,
    title: `${single.length} single ${NAMES[role]}, far from the others`,
  }
  return [...shapes, rug]
}

function barOf({ from, to, density }: Bin, { px, py, baseline }: Plane) {
  const y = py(density)
  return { x: px(from), y, width: px(to) - px(from), height: baseline - y }
}

function outline(run: readonly Bin[], { px, py, baseline }: Plane): readonly Point[] {
  const steps = run.flatMap<Point>(({ from, to, density }) => [
    [px(from), py(density)],
    [px(to), py(density)],
  ])
  return [[steps[0]?.[0] ?? 0, baseline], ...steps, [steps.at(-1)?.[0] ?? 0, baseline]]
}
