import { mirrorLower } from '@freecurve/eigen'

/**
 * Moves row and column k of a symmetric matrix to `places[k]`, in place. Only the lower triangle is read; both are written.
 *
 * @param data length n², row-major
 * @param places a permutation of 0…n−1
 */
export function permuteSymmetric(data: Float64Array, places: Uint32Array): void {
  const size = places.length
  mirrorLower(data, size)
  const row = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    const from = i * size
    for (let k = 0; k < size; k++) row[places[k]!] = data[from + k]!
    data.set(row, from)
  }
  const done = new Uint8Array(size)
  const other = new Float64Array(size)
  for (let start = 0; start < size; start++) {
    if (done[start] === 1) continue
    row.set(data.subarray(start * size, (start + 1) * size))
    let k = start
    do {
      const to = places[k]!
      other.set(data.subarray(to * size, (to + 1) * size))
      data.set(row, to * size)
      row.set(other)
      done[to] = 1
      k = to
    } while (k !== start)
  }
}
