import type { Bulk, DensityPanel } from '@freecurve/core'
import { chebyshevIntegral, chebyshevValue } from '@freecurve/numerics'
import { angleOf } from './angle.ts'

/** s ∈ [−1, 1] at an angle within a panel. */
export const localOf = (panel: DensityPanel, angle: number): number =>
  Math.min(1, Math.max(-1, (2 * angle - panel.from - panel.to) / (panel.to - panel.from)))

/** ∫ of the density over the whole panel: h Σ_{k even} c_k · (−1)/(k² − 1), h the panel's length in θ. */
export function panelIntegral(panel: DensityPanel): number {
  let sum = 0
  for (let k = 0; k < panel.coefficients.length; k += 2) sum -= panel.coefficients[k]! / (k * k - 1)
  return sum * (panel.to - panel.from)
}

/** The panel of a bulk that holds an angle. */
function panelAt(bulk: Bulk, angle: number): DensityPanel {
  let low = 0
  let high = bulk.panels.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (bulk.panels[middle]!.to < angle) low = middle + 1
    else high = middle
  }
  return bulk.panels[low]!
}

/** ρ(x) dx/dθ at an angle. */
export const densityPerAngle = (panel: DensityPanel, angle: number): number =>
  chebyshevValue(panel.coefficients, localOf(panel, angle))

/** ρ(x) inside a bulk; +∞ at a hard edge where the density diverges, 0 at a soft one. */
export function bulkDensity(bulk: Bulk, x: number): number {
  const [a, b] = bulk.support
  if (x < a || x > b || a === b) return 0
  const angle = angleOf(bulk.support, x)
  const perAngle = Math.max(0, densityPerAngle(panelAt(bulk, angle), angle))
  const slope = Math.sqrt((x - a) * (b - x))
  if (slope > 0) return perAngle / slope
  const peak = bulk.panels.reduce(
    (most, panel) => Math.max(most, densityPerAngle(panel, (panel.from + panel.to) / 2)),
    0,
  )
  return perAngle > 1e-6 * peak ? Infinity : 0
}

/** Antiderivatives of a bulk's panels, for many evaluations of its CDF. */
export interface CumulativePanel {
  readonly panel: DensityPanel
  /** Mass of the bulk left of this panel. */
  readonly before: number
  readonly mass: number
  /** Chebyshev coefficients of the mass within the panel, up to s. */
  readonly integral: Float64Array
}

/** The panels with their running mass. The last one ends at the sum of the panels, which a certified bulk's mass equals to rounding. */
export function cumulativePanels(bulk: Bulk): readonly CumulativePanel[] {
  let before = 0
  return bulk.panels.map((panel) => {
    const integral = chebyshevIntegral(panel.coefficients).map((c) => (c * (panel.to - panel.from)) / 2)
    const entry = { panel, before, mass: panelIntegral(panel), integral }
    before += entry.mass
    return entry
  })
}

/** Mass of the bulk in [a, x]. */
export function bulkMassUpTo(bulk: Bulk, x: number): number {
  const [a, b] = bulk.support
  if (x <= a) return 0
  if (x >= b) return bulk.mass
  const angle = angleOf(bulk.support, x)
  let before = 0
  for (const panel of bulk.panels) {
    if (panel.to >= angle) {
      const half = (panel.to - panel.from) / 2
      return Math.min(
        bulk.mass,
        before + half * chebyshevValue(chebyshevIntegral(panel.coefficients), localOf(panel, angle)),
      )
    }
    before += panelIntegral(panel)
  }
  return bulk.mass
}
