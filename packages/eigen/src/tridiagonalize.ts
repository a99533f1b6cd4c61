/** A symmetric tridiagonal matrix T (n×n). */
export interface Tridiagonal {
  /** length n: T[i][i] */
  readonly diagonal: Float64Array
  /** length n: T[i][i−1] at i ≥ 1, and 0 at i = 0 */
  readonly offDiagonal: Float64Array
}

/** Sums of squares below this are 0 next to entries of size one: so small a row is as good as tridiagonal. */
const NEGLIGIBLE = 1e-200

/**
 * Householder reduction of a symmetric matrix A (n×n, packed lower triangle, entries of size at most about one) to a
 * tridiagonal T with the same eigenvalues. `packed` is overwritten.
 *
 * Row i = n−1, …, 2: with x = A[i][0…i−1] and e = −sign(x_{i−1}) ‖x‖, the reflection H = 1 − v vᵀ/h, v = x − e·(last unit
 * vector), h = ‖v‖²/2, takes x to (0, …, 0, e), and with p = A v/h, w = p − (vᵀp/2h) v the leading block becomes
 * H A H = A − v wᵀ − w vᵀ (Golub, Van Loan, Matrix Computations, 8.3). Each update waits for the next product A v and is
 * made in the same pass over the triangle, which halves the memory traffic.
 */
export function tridiagonalize(packed: Float64Array, size: number): Tridiagonal {
  const diagonal = new Float64Array(size)
  const offDiagonal = new Float64Array(size)
  let v = new Float64Array(size)
  let w = new Float64Array(size)
  let nextV = new Float64Array(size)
  let nextW = new Float64Array(size)
  for (let i = size - 1; i >= 0; i--) {
    updateRow(packed, i, v, w)
    const start = (i * (i + 1)) / 2
    diagonal[i] = packed[start + i]!
    if (i === 0) break
    nextV.set(packed.subarray(start, start + i))
    const h = reflect(nextV, i, offDiagonal)
    nextW.fill(0)
    updateAndMultiply(packed, i, v, w, nextV, nextW)
    if (h > 0) finishW(nextV, nextW, i, h)
    ;[v, nextV] = [nextV, v]
    ;[w, nextW] = [nextW, w]
  }
  return { diagonal, offDiagonal }
}

/** Turns x (first i entries) into v in place, stores e in offDiagonal[i], returns h; h = 0 and v = 0 where H = 1 will do. */
function reflect(x: Float64Array, i: number, offDiagonal: Float64Array): number {
  let rest = 0
  for (let j = 0; j < i - 1; j++) rest += x[j]! * x[j]!
  const last = x[i - 1]!
  if (rest < NEGLIGIBLE) {
    offDiagonal[i] = last
    x.fill(0, 0, i)
    return 0
  }
  const norm = Math.sqrt(rest + last * last)
  offDiagonal[i] = last > 0 ? -norm : norm
  x[i - 1] = last > 0 ? last + norm : last - norm
  return norm * (norm + Math.abs(last))
}

/** w = p − (vᵀp/2h) v with p = A v/h, where `w` comes in as A v. */
function finishW(v: Float64Array, w: Float64Array, i: number, h: number): void {
  let product = 0
  for (let j = 0; j < i; j++) {
    w[j]! /= h
    product += v[j]! * w[j]!
  }
  const share = product / (2 * h)
  for (let j = 0; j < i; j++) w[j]! -= share * v[j]!
}

/** Row r of A − v wᵀ − w vᵀ, up to the diagonal. */
function updateRow(packed: Float64Array, r: number, v: Float64Array, w: Float64Array): void {
  const start = (r * (r + 1)) / 2
  const vr = v[r]!
  const wr = w[r]!
  for (let j = 0; j <= r; j++) packed[start + j]! -= vr * w[j]! + wr * v[j]!
}

/** The leading `count` rows of A become A − v wᵀ − w vᵀ, and `product` grows by (the new A) × u. */
function updateAndMultiply(
  packed: Float64Array,
  count: number,
  v: Float64Array,
  w: Float64Array,
  u: Float64Array,
  product: Float64Array,
): void {
  const pairs = count - (count % 2)
  for (let r = 0; r < pairs; r += 2) updatePair(packed, r, v, w, u, product)
  if (pairs === count) return
  const r = count - 1
  updateRow(packed, r, v, w)
  const start = (r * (r + 1)) / 2
  const ur = u[r]!
  let sum = packed[start + r]! * ur
  for (let j = 0; j < r; j++) {
    const a = packed[start + j]!
    sum += a * u[j]!
    product[j]! += a * ur
  }
  product[r]! += sum
}

/** Rows r and r+1 of {@link updateAndMultiply} together: every vector entry is loaded once for two matrix entries. */
function updatePair(
  packed: Float64Array,
  r: number,
  v: Float64Array,
  w: Float64Array,
  u: Float64Array,
  product: Float64Array,
): void {
  const first = (r * (r + 1)) / 2
  const second = first + r + 1
  const v0 = v[r]!
  const v1 = v[r + 1]!
  const w0 = w[r]!
  const w1 = w[r + 1]!
  const u0 = u[r]!
  const u1 = u[r + 1]!
  let sum0 = 0
  let sum1 = 0
  for (let j = 0; j < r; j++) {
    const vj = v[j]!
    const wj = w[j]!
    const uj = u[j]!
    const a0 = packed[first + j]! - (v0 * wj + w0 * vj)
    const a1 = packed[second + j]! - (v1 * wj + w1 * vj)
    packed[first + j] = a0
    packed[second + j] = a1
    sum0 += a0 * uj
    sum1 += a1 * uj
    product[j]! += a0 * u0 + a1 * u1
  }
  const d0 = packed[first + r]! - 2 * v0 * w0
  const corner = packed[second + r]! - (v1 * w0 + w1 * v0)
  const d1 = packed[second + r + 1]! - 2 * v1 * w1
  packed[first + r] = d0
  packed[second + r] = corner
  packed[second + r + 1] = d1
  product[r]! += sum0 + d0 * u0 + corner * u1
  product[r + 1]! += sum1 + corner * u0 + d1 * u1
}
