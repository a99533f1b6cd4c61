import type { BoundarySample } from '../counts/boundary-samples.ts'

/** A cell of the grid: the density is linear between its two nodes. */
export interface DensityCell {
  /** Index of the node at its left end; the next one is at its right end. */
  readonly node: number
  readonly left: number
  readonly right: number
}

/** Where the unknown law at ratio τ can have mass: nodes x_j with a piecewise linear density ρ, whose unknowns are φ_j = ρ(x_j) w_j. */
export interface DensityGrid {
  /** Ascending. */
  readonly nodes: Float64Array
  /**
   * The length w_j in which each node is measured: the blur of the data there, less towards a border at 0. At the border itself a third of
   * its neighbour's, so that the first cell of a level φ has the mass of x^{−1/2}.
   */
  readonly units: Float64Array
  /** Coordinate ξ with dξ = dx/w. */
  readonly coordinates: Float64Array
  readonly cells: readonly DensityCell[]
}

/** Distance of nodes in ξ. As free-levy's cell, which was tuned on reference ensembles of size 1000. */
const CELL = 0.12
/** Nodes further apart in ξ have nothing in between: a gap. As free-levy's. */
const COUPLED = 0.48
/** A place that the data can see, and how wide they blur it. */
interface Place {
  readonly x: number
  readonly w: number
}

/**
 * Mass at ratio τ > 1 lies within the range of ζ = x + (τ − 1) u(x + i0), u = −1/m, over the support, and the data blur it over
 * Im ζ (math.md, k): nodes lie evenly in ∫ dx/Im ζ along it. That follows any number of bulks and decades.
 *
 * @param samples points of the boundary curve u(z) of the data
 * @param sign 1 or −1 where all mass is on that side of 0, 0 where it may be anywhere
 */
export function densityGrid(samples: readonly BoundarySample[], ratio: number, sign: -1 | 0 | 1): DensityGrid | null {
  const seen = samples
    .map(({ x, y, v, w }) => ({ x: x + (ratio - 1) * v, w: y + (ratio - 1) * w }))
    .filter(({ x }) => sign === 0 || sign * x > 0)
  if (seen.length < 2) return null
  const away = seen.map(({ x, w }) => ({ x: sign === 0 ? x : sign * x, w })).sort((p, q) => p.x - q.x)
  const places = nodesAlong(sign === 0 ? away : fromBorder(away), sign !== 0)
  const nodes = sign < 0 ? places.map(({ x, w }) => ({ x: -x, w })).reverse() : places
  return gridOf(nodes)
}

/**
 * Towards a border at 0, within the blur w₀ there, the unit is √(x w₀): nodes lie evenly in √x, and φ is level where ρ has a hard edge
 * x^{−1/2}.
 */
function fromBorder(places: readonly Place[]): readonly Place[] {
  const blur = places[0]!.w
  const close = Array.from({ length: Math.ceil(2 / CELL) }, (_, k) => blur * ((CELL * (k + 1)) / 2) ** 2)
  const reach = close[close.length - 1]!
  return [...close.map((x) => ({ x, w: Math.sqrt(x * blur) })), ...places.filter(({ x }) => x > reach)]
}

/** Nodes at least a cell apart along the places, one more at each end: at 0 where that is a border. */
function nodesAlong(places: readonly Place[], border: boolean): readonly Place[] {
  const first = places[0]!
  const nodes: Place[] = [border ? { x: 0, w: first.w / 3 } : { x: first.x - CELL * first.w, w: first.w }, first]
  for (const { x, w } of places) {
    const last = nodes[nodes.length - 1]!
    const length = (2 * (x - last.x)) / (w + last.w)
    if (length < CELL) continue
    // Long ways between the places seen are filled as long as the blur is wider.
    const parts = length <= COUPLED ? Math.max(1, Math.floor(length / CELL)) : 1
    for (let k = 1; k <= parts; k++)
      nodes.push({ x: last.x + (k / parts) * (x - last.x), w: last.w + (k / parts) * (w - last.w) })
  }
  const last = nodes[nodes.length - 1]!
  nodes.push({ x: last.x + CELL * last.w, w: last.w })
  return nodes
}

function gridOf(places: readonly Place[]): DensityGrid {
  const cells: DensityCell[] = []
  const coordinates = new Float64Array(places.length)
  for (let node = 0; node + 1 < places.length; node++) {
    const [p, q] = [places[node]!, places[node + 1]!]
    const length = (2 * (q.x - p.x)) / (p.w + q.w)
    coordinates[node + 1] = coordinates[node]! + length
    // The cell next to a border is as long as its unit.
    if (length <= COUPLED || p.x === 0 || q.x === 0) cells.push({ node, left: p.x, right: q.x })
  }
  return {
    nodes: Float64Array.from(places, ({ x }) => x),
    units: Float64Array.from(places, ({ w }) => w),
    coordinates,
    cells,
  }
}
