import type { Bulk } from '@freecurve/core'
import { chebyshevValue } from '@freecurve/numerics'
import { angleOf } from './angle.ts'
import { type CumulativePanel, cumulativePanels, localOf } from './panel.ts'

/** ∫ of a bulk's density from its left edge to x, for many x: its panels are integrated once. All of it right of the bulk. */
export function antiderivativeOf(bulk: Bulk): (x: number) => number {
  const panels = cumulativePanels(bulk)
  const all = panels.reduce((sum, { mass }) => sum + mass, 0)
  const [a, b] = bulk.support
  return (x) => {
    if (x <= a) return 0
    if (x >= b) return all
    const angle = angleOf(bulk.support, x)
    const { panel, before, integral } = holding(panels, angle)
    return before + chebyshevValue(integral, localOf(panel, angle))
  }
}

/** The panel with an angle. */
function holding(panels: readonly CumulativePanel[], angle: number): CumulativePanel {
  let low = 0
  let high = panels.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (panels[middle]!.panel.to < angle) low = middle + 1
    else high = middle
  }
  return panels[low]!
}
