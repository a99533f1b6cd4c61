import type { Bulk, DensityPanel } from '@freecurve/core'
import { chebyshevCoefficients, chebyshevPoints } from '@freecurve/numerics'
import { pointAt } from './angle.ts'
import { densityPerAngle, panelIntegral } from './panel.ts'

/** Points in a panel: the density has 24 coefficients, x as many again where it matters. */
const POINTS = 48
const S = chebyshevPoints(POINTS)
/** A panel is halved until its last coefficients are smaller, relative to the density times the largest |g|. */
const TOLERANCE = 2e-14
/** Halvings that a logarithm at both edges of every panel would take; more of them would be a search in rounding. */
const HALVINGS = 1000
/** The shortest panel, as a share of π: what a logarithm at an edge leaves there is nothing. */
const SHORTEST = 1e-13

/** The bulk with density g ρ, whose integrals are those of g dρ; g may be a logarithm at an edge. Its mass may be negative. */
export function weightedBulk({ support, panels }: Bulk, g: (x: number) => number): Bulk {
  // |g| over the bulk and not the panel: where g passes 0 its rounding does not.
  const size = panels.reduce((most, { from, to }) => Math.max(most, Math.abs(g(pointAt(support, (from + to) / 2)))), 0)
  const waiting = panels.map((panel) => ({ panel, from: panel.from, to: panel.to })).reverse()
  const weighted: DensityPanel[] = []
  let halvings = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { panel, from, to } = next
    const product = weightedPanel(support, panel, g, from, to)
    const density = panel.coefficients.reduce((sum, c) => sum + Math.abs(c), 0)
    const { coefficients } = product
    const largest = coefficients.reduce((most, c) => Math.max(most, Math.abs(c)), size * density)
    const tail = Math.abs(coefficients[POINTS - 1]!) + Math.abs(coefficients[POINTS - 2]!)
    if (tail > TOLERANCE * largest && to - from > SHORTEST * Math.PI && halvings < HALVINGS) {
      halvings++
      const middle = (from + to) / 2
      waiting.push({ panel, from: middle, to }, { panel, from, to: middle })
    } else weighted.push(product)
  }
  return { support, panels: weighted, mass: weighted.reduce((sum, panel) => sum + panelIntegral(panel), 0) }
}

function weightedPanel(
  support: readonly [number, number],
  panel: DensityPanel,
  g: (x: number) => number,
  from: number,
  to: number,
): DensityPanel {
  const values = S.map((s) => {
    const angle = from + ((to - from) * (s + 1)) / 2
    return densityPerAngle(panel, angle) * g(pointAt(support, angle))
  })
  return { from, to, coefficients: Array.from(chebyshevCoefficients(values)) }
}
