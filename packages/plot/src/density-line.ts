import type { Bulk, Law } from '@freecurve/core'
import { densityAt, pointAt } from '@freecurve/law'
import type { AxisScale } from './axis-scale.ts'

/** A place on a curve: axis units, and density per axis unit (+∞ at a diverging edge). */
export type Sample = readonly [u: number, density: number]

/** Points of the angle in which edges are resolved, on the drawn axis. */
const ANGLES = 240

/** Most points taken from the panels of one bulk. */
const MOST = 4000

/**
 * The density of one bulk along the axis: du-density ρ(x) / slope(x), ascending in u, within the scale's domain.
 * Sampled in the bulk's own panels, so that nothing they resolve is missed, and in the angle u = a + (b − a) sin²(θ/2)
 * of the drawn interval, so that edges look smooth on a logarithmic axis as well. Empty where nothing is in sight.
 */
export function densityLine(law: Law, bulk: Bulk, scale: AxisScale): readonly Sample[] {
  const low = Math.max(bulk.support[0], scale.domain[0])
  const high = Math.min(bulk.support[1], scale.domain[1])
  if (!(low < high)) return []
  const [from, to] = [scale.toUnits(low), scale.toUnits(high)]
  const drawn = Array.from({ length: ANGLES - 1 }, (_, k) =>
    scale.fromUnits(from + (to - from) * Math.sin(((k + 1) * Math.PI) / ANGLES / 2) ** 2),
  )
  const xs = Float64Array.from([low, ...drawn, ...pointsOfPanels(bulk), high])
  return [...new Set(xs.filter((x) => x >= low && x <= high).sort())].map((x) => [
    scale.toUnits(x),
    densityAt(law, x) / scale.slope(x),
  ])
}

function pointsOfPanels({ panels, support }: Bulk): readonly number[] {
  const most = Math.floor(MOST / panels.length)
  return panels.flatMap(({ from, to, coefficients }) => {
    const count = Math.max(2, Math.min(2 * coefficients.length, most))
    return Array.from({ length: count }, (_, k) => pointAt(support, from + ((k + 0.5) / count) * (to - from)))
  })
}
