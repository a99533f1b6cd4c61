/**
 * Entry (i, j) of a symmetric random matrix that nobody has to hold: uniform on (−√3, √3)/√n, from a hash of i and j in ascending
 * order (the mixing function of Murmur hash 3, two rounds), so that its eigenvalues follow the semicircle on [−2, 2].
 */
export function entryOf(i: number, j: number, n: number): number {
  const [low, high] = i < j ? [i, j] : [j, i]
  const bits = mixed(Math.imul(low, 0x9e3779b1) ^ mixed(high + 0x7f4a7c15))
  return ((bits + 0.5) * 2 ** -31 - 1) * Math.sqrt(3 / n)
}

function mixed(bits: number): number {
  let h = bits | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
