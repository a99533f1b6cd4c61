import { band, banded, columns, left, matrix, order, vector } from './header'
import { makeReflector } from './reflector'
import { toColumns } from './tile'

/**
 * QR of the panel below the diagonal block at column j0: P = H_0 … H_{b−1} R, P = A[r0…][j0…j0+b), r0 = j0 + b, m = n − r0
 * rows. R and the diagonal block go to the band, V (unit diagonal, zeros above) to `left` and `columns`, the τ to the end of
 * the panel's vectors.
 */
export function factorPanel(j0: i32): void {
  const n = order()
  const b = band()
  const m = n - j0 - b
  const stride = (<usize>b) << 6
  const width = (<usize>b) << 5
  let from = matrix() + ((<usize>((j0 + b) >> 2) * <usize>n + <usize>j0) << 5)
  let to = left()
  for (let i = 0; i < m; i += 4) {
    memory.copy(to, from, width)
    from += (<usize>n) << 5
    to += stride
  }
  for (let k = 0; k < b; k++) factorColumn(j0, k, m)
  toColumns(columns(), left(), stride, m, b, 0, m >> 2)
}

/** Column k of the panel: its reflection, applied to the columns behind it. */
function factorColumn(j0: i32, k: i32, m: i32): void {
  const b = band()
  const stride = (<usize>b) << 6
  const panel = left()
  const v = vector()
  const first = k >> 2
  gather(v, panel + ((<usize>k) << 5), stride, m)
  const target = bandAt(j0 + b, j0 + k)
  for (let i = 0; i < k; i++) {
    store<f64>(target + ((<usize>i) << 3), load<f64>(v + ((<usize>i) << 3)))
    store<f64>(v + ((<usize>i) << 3), 0)
  }
  const tau = makeReflector(v, v, k, m, target + ((<usize>k) << 3))
  store<f64>(v + ((<usize>(order() + k)) << 3), tau)
  scatter(panel + ((<usize>k) << 5), v, stride, m)
  if (tau === 0) return
  const start = <usize>first
  for (let g = (k + 1) >> 2; g < b >> 2; g++)
    reflectColumns(
      panel + ((<usize>g) << 7) + start * stride,
      stride,
      v + (start << 5),
      (m >> 2) - first,
      tau,
      k - 4 * g,
    )
}

/** Address of entry (i, j) of the band. */
export function bandAt(i: i32, j: i32): usize {
  const b = band()
  return banded() + ((<usize>(3 * b * j + b + i - j)) << 3)
}

/** One column of rows of tiles (four doubles every `stride` bytes) to a vector of m doubles. */
function gather(v: usize, column: usize, stride: usize, m: i32): void {
  for (let i = 0; i < m; i += 4) {
    v128.store(v, v128.load(column))
    v128.store(v, v128.load(column, 16), 16)
    v += 32
    column += stride
  }
}

/** The inverse of gather. */
function scatter(column: usize, v: usize, stride: usize, m: i32): void {
  for (let i = 0; i < m; i += 4) {
    v128.store(column, v128.load(v))
    v128.store(column, v128.load(v, 16), 16)
    v += 32
    column += stride
  }
}

/**
 * Four columns c of the panel become c − τ v (vᵀc); those with number ≤ `done` stay as they are.
 */
function reflectColumns(tile: usize, stride: usize, v: usize, tiles: i32, tau: f64, done: i32): void {
  let s0 = f64x2.splat(0)
  let s1 = s0
  let s2 = s0
  let s3 = s0
  let t = tile
  let u = v
  for (let i = 0; i < tiles; i++) {
    const x = v128.load(u)
    const y = v128.load(u, 16)
    s0 = f64x2.add(s0, f64x2.add(f64x2.mul(v128.load(t), x), f64x2.mul(v128.load(t, 16), y)))
    s1 = f64x2.add(s1, f64x2.add(f64x2.mul(v128.load(t, 32), x), f64x2.mul(v128.load(t, 48), y)))
    s2 = f64x2.add(s2, f64x2.add(f64x2.mul(v128.load(t, 64), x), f64x2.mul(v128.load(t, 80), y)))
    s3 = f64x2.add(s3, f64x2.add(f64x2.mul(v128.load(t, 96), x), f64x2.mul(v128.load(t, 112), y)))
    t += stride
    u += 32
  }
  s0 = share(s0, done < 0 ? tau : 0)
  s1 = share(s1, done < 1 ? tau : 0)
  s2 = share(s2, done < 2 ? tau : 0)
  s3 = share(s3, done < 3 ? tau : 0)
  for (let i = 0; i < tiles; i++) {
    const x = v128.load(v)
    const y = v128.load(v, 16)
    v128.store(tile, f64x2.sub(v128.load(tile), f64x2.mul(s0, x)))
    v128.store(tile, f64x2.sub(v128.load(tile, 16), f64x2.mul(s0, y)), 16)
    v128.store(tile, f64x2.sub(v128.load(tile, 32), f64x2.mul(s1, x)), 32)
    v128.store(tile, f64x2.sub(v128.load(tile, 48), f64x2.mul(s1, y)), 48)
    v128.store(tile, f64x2.sub(v128.load(tile, 64), f64x2.mul(s2, x)), 64)
    v128.store(tile, f64x2.sub(v128.load(tile, 80), f64x2.mul(s2, y)), 80)
    v128.store(tile, f64x2.sub(v128.load(tile, 96), f64x2.mul(s3, x)), 96)
    v128.store(tile, f64x2.sub(v128.load(tile, 112), f64x2.mul(s3, y)), 112)
    tile += stride
    v += 32
  }
}

/** Both lanes: f times the sum of the lanes. */
function share(sum: v128, f: f64): v128 {
  return f64x2.splat(f * (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)))
}

/** Copies the diagonal block at j0 to the band, both triangles from the lower one. */
export function keepDiagonalBlock(j0: i32): void {
  const n = order()
  const b = band()
  for (let i = 0; i < b; i++) {
    const row = matrix() + ((<usize>((j0 + i) >> 2) * <usize>n) << 5) + ((<usize>(i & 3)) << 3)
    for (let j = 0; j <= i; j++) {
      const entry = load<f64>(row + ((<usize>(j0 + j)) << 5))
      store<f64>(bandAt(j0 + i, j0 + j), entry)
      store<f64>(bandAt(j0 + j, j0 + i), entry)
    }
  }
}
