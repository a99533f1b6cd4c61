/** to[t…t+count−1] += f from[s…s+count−1]. */
export function addRow(to: Float64Array, t: number, from: Float64Array, s: number, count: number, factor = 1): void {
  for (let n = 0; n < count; n++) to[t + n]! += factor * from[s + n]!
}

/** to[t…t+count−1] += a[s…] b[r…], entry by entry. */
export function addProducts(
  to: Float64Array,
  t: number,
  a: Float64Array,
  s: number,
  b: Float64Array,
  r: number,
  count: number,
): void {
  for (let n = 0; n < count; n++) to[t + n]! += a[s + n]! * b[r + n]!
}

/** Σ table[at…at+count−1]. */
export function sumOf(table: Float64Array, at: number, count: number): number {
  let sum = 0
  for (let n = 0; n < count; n++) sum += table[at + n]!
  return sum
}

/** Σ_n a[s+n] b[r+n], as four sums that do not wait for each other. */
export function dotOf(a: Float64Array, s: number, b: Float64Array, r: number, count: number): number {
  let p = 0
  let q = 0
  let u = 0
  let v = 0
  const end = s + count
  const shift = r - s
  let n = s
  for (; n < end - 3; n += 4) {
    p += a[n]! * b[n + shift]!
    q += a[n + 1]! * b[n + shift + 1]!
    u += a[n + 2]! * b[n + shift + 2]!
    v += a[n + 3]! * b[n + shift + 3]!
  }
  for (; n < end; n++) p += a[n]! * b[n + shift]!
  return p + q + (u + v)
}
