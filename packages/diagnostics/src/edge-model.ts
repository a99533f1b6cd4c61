import { softEdgePlace } from './tracy-widom.ts'

/** A soft edge seen from the eigenvalues next to it. */
export interface EdgeModel {
  readonly edge: number
  /** One unit of the Tracy–Widom law here, positive. */
  readonly unit: number
}

/** Eigenvalues that an edge is read off. Chosen: enough for the unit within some 15 %, few enough to be near the edge. */
export const EDGE_VALUES = 13
/** The nearest of them, which show whether the spectrum thins out faster than at a soft edge. Chosen. */
const NEAREST = 5

/**
 * Edge e and unit c of y_k ≈ e − c a_k, a_k the mean places at a soft edge, by least squares on thirteen eigenvalues. Where spacings
 * grow outwards faster than there (a long thin tail), c is the unit of the nearest five, as many times larger again as theirs is
 * than that of all: what the next spacing would be if the tail went on thinning out.
 *
 * @param at the k-th eigenvalue inwards from the edge, k = 0 … 12.
 * @param side 1 for an upper edge, −1 for a lower one.
 * @param step to which the values were rounded: no unit is less.
 */
export function edgeModel(at: (k: number) => number, side: 1 | -1, step: number): EdgeModel {
  const unit = Math.max(step, slope(at, EDGE_VALUES) * -side)
  const nearest = slope(at, NEAREST) * -side
  const edge = intercept(at, EDGE_VALUES, -side * unit)
  if (!(nearest > unit)) return { edge, unit }
  return { edge, unit: unit > 0 ? nearest * (nearest / unit) : nearest }
}

function slope(at: (k: number) => number, count: number): number {
  const [meanA, meanY] = means(at, count)
  let [up, down] = [0, 0]
  for (let k = 0; k < count; k++) {
    const a = softEdgePlace(k + 1) - meanA
    up += a * (at(k) - meanY)
    down += a * a
  }
  return up / down
}

const intercept = (at: (k: number) => number, count: number, slope_: number): number => {
  const [meanA, meanY] = means(at, count)
  return meanY - slope_ * meanA
}

function means(at: (k: number) => number, count: number): readonly [number, number] {
  let [a, y] = [0, 0]
  for (let k = 0; k < count; k++) {
    a += softEdgePlace(k + 1)
    y += at(k)
  }
  return [a / count, y / count]
}
