/** Bits of a key that one pass sorts by: a table of 256 KiB, and two passes for all. */
const BITS = 16

/**
 * Positions of 32-bit keys (length n) in ascending order of the keys, equal ones in the order before: keys[order[0]] ≤ keys[order[1]] ≤ ….
 * Counts in one pass for each 16 bits that are in use, lower ones first (D. E. Knuth, The Art of Computer Programming 3, 5.2.5,
 * algorithm R): n steps, whatever the keys.
 *
 * @param before an order to begin with, a permutation of 0…n−1; that of the positions, if nothing is said.
 */
export function ascendingOrder(keys: Uint32Array, before?: Uint32Array): Uint32Array {
  let used = 0
  for (let k = 0; k < keys.length; k++) used |= keys[k]!
  const low = orderByBits(keys, 0, before)
  return used >>> BITS === 0 ? low : orderByBits(keys, BITS, low)
}

function orderByBits(keys: Uint32Array, shift: number, before: Uint32Array | undefined): Uint32Array {
  const mask = 2 ** BITS - 1
  const next = new Uint32Array(mask + 2)
  for (let k = 0; k < keys.length; k++) next[((keys[k]! >>> shift) & mask) + 1]!++
  for (let bucket = 0; bucket < mask; bucket++) next[bucket + 1]! += next[bucket]!
  const order = new Uint32Array(keys.length)
  for (let k = 0; k < keys.length; k++) {
    const position = before === undefined ? k : before[k]!
    order[next[(keys[position]! >>> shift) & mask]!++] = position
  }
  return order
}
