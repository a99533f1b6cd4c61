import type { JumpGrid } from './jump-grid.ts'

/**
 * The same grid for a density in units of a baseline: φ = φ₀ ψ with ψ linear between nodes. A penalty on the roughness of ψ then asks for
 * the measure that departs from φ₀ most gently.
 *
 * @param strengthAt φ₀(t) > 0, per dt, up to a constant
 */
export function onBaseline(grid: JumpGrid, strengthAt: (t: number) => number): JumpGrid {
  const { nodes, places, leftUnits, rightUnits, coordinates } = grid
  const baseline = new Float64Array(coordinates.length)
  // The first jump of every node lies on it.
  for (let i = places.length - 1; i >= 0; i--) baseline[nodes[i]!] = strengthAt(places[i]!)
  return {
    ...grid,
    leftUnits: leftUnits.map((unit, i) => unit * baseline[nodes[i]!]!),
    rightUnits: rightUnits.map((unit, i) => (unit === 0 ? 0 : unit * baseline[nodes[i]! + 1]!)),
  }
}
