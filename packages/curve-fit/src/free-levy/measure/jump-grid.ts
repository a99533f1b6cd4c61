import type { BoundarySample } from '../../counts/boundary-samples.ts'

/**
 * A density φ of the free Lévy measure, linear between nodes, and the jumps that stand for it: the jump at place i has strength
 * leftUnit_i φ[node_i] + rightUnit_i φ[node_i + 1].
 */
export interface JumpGrid {
  /** Hyperbolic coordinate ξ of each node: dξ = dv/w along the boundary curve u = v + i w. */
  readonly coordinates: Float64Array
  /** Ascending; the one closest to 0 is exactly 0 when it is within half a cell of it: it is the semicircular part. */
  readonly places: Float64Array
  readonly nodes: Int32Array
  readonly leftUnits: Float64Array
  readonly rightUnits: Float64Array
}

/** Cell in units of hyperbolic length: the data blur a jump over one unit. Tuned on reference ensembles of size 1000. */
const CELL = 0.12
/** From this size on cells shrink: nodes a cell apart stand for a jump between them up to an error in cell², the noise falls like 1/n. */
const FINE_FROM = 2000
const FINEST = 0.03

/** The cell that hides behind the noise of eigenvalues whose count is known as well as that of one matrix of size n. */
export const cellFor = (n: number): number => Math.max(FINEST, CELL * Math.min(1, Math.sqrt(FINE_FROM / n)))

/** Nodes further apart than this, in hyperbolic length, have no density in between. */
const COUPLED = 0.48

/**
 * Places for jumps where the data can see them. Jumps lie inside the bulks' ranges of u = −1/m, and the data blur them over
 * the height w of the boundary curve there; so places are put CELL·w apart along it. This follows the data through any number
 * of bulks and decades, with nothing to set.
 *
 * @param samples points of the boundary curve, in any order.
 * @param cell hyperbolic distance of the nodes.
 * @param subdivisions jumps that stand for one cell: 1 where the data blur a cell anyway; more to carry the measure far.
 */
export function jumpGrid(samples: readonly BoundarySample[], cell: number, subdivisions: number): JumpGrid {
  const curve = [...samples].sort((p, q) => p.v - q.v)
  const first = curve[0]!
  const cells: Cell[] = [{ ...first, xi: 0 }]
  for (const { v, w } of curve) {
    const last = cells[cells.length - 1]!
    const length = (2 * (v - last.v)) / (w + last.w)
    if (length >= cell) cells.push({ v, w, xi: last.xi + length })
  }
  return gridOn(cells, cell, subdivisions)
}

interface Cell {
  readonly v: number
  readonly w: number
  readonly xi: number
}

/** A strength of φ w² dξ at every place; nodes further apart than COUPLED belong to different bulks, with nothing in between. */
function gridOn(cells: readonly Cell[], least: number, subdivisions: number): JumpGrid {
  const jumps: Jump[] = []
  /** Strength of one jump at each node. */
  const whole = new Float64Array(cells.length)
  cells.forEach((cell, node) => {
    const next = cells[node + 1]
    const before = cells[node - 1]
    const coupled = next !== undefined && next.xi - cell.xi <= COUPLED
    const parts = coupled ? subdivisions : 1
    const length = coupled ? next.xi - cell.xi : least
    const lengthBefore = before !== undefined && cell.xi - before.xi <= COUPLED ? cell.xi - before.xi : least
    whole[node] = (cell.w * cell.w * (length + lengthBefore)) / 2
    for (let k = 0; k < parts; k++) {
      const share = k / parts
      const v = cell.v + (next === undefined ? 0 : share * (next.v - cell.v))
      const w = cell.w + (next === undefined ? 0 : share * (next.w - cell.w))
      const size = w * w * (k === 0 ? (length / parts + lengthBefore / subdivisions) / 2 : length / parts)
      jumps.push({ v, w, node, left: (1 - share) * size, right: share * size })
    }
  })
  keepDrift(jumps, cells, whole)
  const nearest = jumps.reduce((best, jump) => (Math.abs(jump.v) < Math.abs(best.v) ? jump : best))
  const snap = (least / (2 * subdivisions)) * nearest.w
  return {
    coordinates: Float64Array.from(cells, ({ xi }) => xi),
    places: Float64Array.from(jumps, (jump) => (jump === nearest && Math.abs(jump.v) < snap ? 0 : jump.v)),
    nodes: Int32Array.from(jumps, ({ node }) => node),
    leftUnits: Float64Array.from(jumps, ({ left }) => left),
    rightUnits: Float64Array.from(jumps, ({ right }) => right),
  }
}

interface Jump {
  readonly v: number
  readonly w: number
  readonly node: number
  left: number
  right: number
}

/**
 * Scales what every node gives so that Σ s/t is that of one jump at the node: drift and mean, and with them the place of a narrow bulk
 * beside wide ones, then do not depend on the subdivisions. Nodes next to 0 are left alone.
 */
function keepDrift(jumps: readonly Jump[], cells: readonly Cell[], whole: Float64Array): void {
  const moment = new Float64Array(cells.length)
  for (const { v, node, left, right } of jumps) {
    moment[node]! += (left * cells[node]!.v) / v
    if (right === 0) continue
    moment[node + 1]! += (right * cells[node + 1]!.v) / v
  }
  const factors = whole.map((size, node) =>
    moment[node]! > 0.5 * size && moment[node]! < 2 * size ? size / moment[node]! : 1,
  )
  for (const jump of jumps) {
    jump.left *= factors[jump.node]!
    if (jump.right !== 0) jump.right *= factors[jump.node + 1]!
  }
}

/** Adds `value` per unit of strength at place i to its nodes' entries, which lie `stride` apart from `offset` on. */
export function addToNodes(
  grid: JumpGrid,
  i: number,
  value: number,
  out: Float64Array,
  offset: number,
  stride: number,
): void {
  const node = grid.nodes[i]!
  out[offset + node * stride]! += value * grid.leftUnits[i]!
  if (grid.rightUnits[i] !== 0) out[offset + (node + 1) * stride]! += value * grid.rightUnits[i]!
}
