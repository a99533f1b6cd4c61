import type { Law } from '@freecurve/core'
import { antiderivativeOf } from './antiderivative.ts'
import { bulkDensity } from './panel.ts'

/** x ↦ F(x), the CDF for many x: panels are integrated once. NaN is not asked for. */
export function cdfOf({ atoms, bulks }: Law): (x: number) => number {
  const parts = bulks.map(({ support, mass }, k) => ({ right: support[1], mass, upTo: antiderivativeOf(bulks[k]!) }))
  return (x) => {
    let sum = 0
    for (const atom of atoms) if (atom.x <= x) sum += atom.weight
    for (const { right, mass, upTo } of parts) sum += x >= right ? mass : Math.min(mass, upTo(x))
    return sum
  }
}

/** x ↦ ρ(x), the density for many x. NaN is not asked for. */
export function densityOf({ bulks }: Law): (x: number) => number {
  return (x) => {
    let sum = 0
    for (const bulk of bulks) sum += bulkDensity(bulk, x)
    return sum
  }
}
