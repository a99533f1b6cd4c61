import type { FreeLevyParameters } from '@freecurve/core'
import type { JumpGrid } from './jump-grid.ts'

/** Strength of the jump at place i for a density φ at the nodes. */
export const strengthAt = ({ nodes, leftUnits, rightUnits }: JumpGrid, density: Float64Array, i: number): number =>
  leftUnits[i]! * density[nodes[i]!]! + (rightUnits[i] === 0 ? 0 : rightUnits[i]! * density[nodes[i]! + 1]!)

/** Parameters of the measure with density φ on a grid and a given mean. */
export function parametersOf(grid: JumpGrid, density: Float64Array, mean: number): FreeLevyParameters {
  const rates: number[] = []
  const jumps: number[] = []
  let sigma2 = 0
  let drift = mean
  grid.places.forEach((t, j) => {
    const strength = strengthAt(grid, density, j)
    if (strength <= 0) return
    if (t === 0) {
      sigma2 += strength
      return
    }
    const rate = strength / (t * t)
    rates.push(rate)
    jumps.push(t)
    drift -= rate * t
  })
  return { a: drift, sigma2, rates, jumps }
}
