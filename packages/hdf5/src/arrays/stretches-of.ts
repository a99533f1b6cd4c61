/** Wanted indices that lie in one stretch of a dimension: places order[first]…order[last−1] among the wanted. */
export interface Stretch {
  /** Least of those indices, and one more than the greatest. */
  readonly from: number
  readonly to: number
  readonly first: number
  readonly last: number
}

/** The stretches, of `step` indices from a multiple of it on, that hold some of the wanted indices; needs no memory for them. */
export function* stretchesOf(wanted: Uint32Array, order: Uint32Array, step: number): Generator<Stretch> {
  for (let first = 0; first < order.length; ) {
    const from = wanted[order[first]!]!
    const end = (Math.floor(from / step) + 1) * step
    let last = first + 1
    while (last < order.length && wanted[order[last]!]! < end) last++
    yield { from, to: wanted[order[last - 1]!]! + 1, first, last }
    first = last
  }
}
