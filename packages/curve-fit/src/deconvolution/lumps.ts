import type { DensityGrid } from './density-grid.ts'

/** Masses that stand for the density: mass_k = left_k φ[node_k] + right_k φ[node_k + 1], at place_k. */
export interface Lumps {
  readonly places: Float64Array
  readonly nodes: Int32Array
  readonly left: Float64Array
  readonly right: Float64Array
}

/** Lumps for each cell: with four, a cell of 0.12 blurs is seen as continuous. */
const PARTS = 4

/** The density's mass in each quarter of each cell, put at its middle. */
export function lumpsOf({ cells, units }: DensityGrid): Lumps {
  const count = cells.length * PARTS
  const lumps = {
    places: new Float64Array(count),
    nodes: new Int32Array(count),
    left: new Float64Array(count),
    right: new Float64Array(count),
  }
  cells.forEach(({ node, left, right }, c) => {
    for (let part = 0; part < PARTS; part++) {
      const k = c * PARTS + part
      const share = (part + 0.5) / PARTS
      const length = (right - left) / PARTS
      lumps.places[k] = left + share * (right - left)
      lumps.nodes[k] = node
      lumps.left[k] = ((1 - share) * length) / units[node]!
      lumps.right[k] = (share * length) / units[node + 1]!
    }
  })
  return lumps
}

/** Adds `value` per unit of mass in lump k to its nodes' entries, which lie `stride` apart from `offset` on. */
export function addToNodes(
  lumps: Lumps,
  k: number,
  value: number,
  out: Float64Array,
  offset: number,
  stride: number,
): void {
  const node = lumps.nodes[k]!
  out[offset + node * stride]! += value * lumps.left[k]!
  out[offset + (node + 1) * stride]! += value * lumps.right[k]!
}
