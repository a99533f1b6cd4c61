/** The least k with keys[order[k]] ≥ key, for an ascending order of the keys; order.length if there is none. By halving. */
export function firstAtLeast(keys: Uint32Array, order: Uint32Array, key: number): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[order[middle]!]! < key) low = middle + 1
    else high = middle
  }
  return low
}
