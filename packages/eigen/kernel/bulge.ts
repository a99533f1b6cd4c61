import { band, vector } from './header'
import { bandAt } from './panel'
import { makeReflector } from './reflector'

/**
 * Sweeps first … first+count−1 (count ≤ 8) of the reduction of a band of `size` rows to tridiagonal form. Sweep j makes column j
 * tridiagonal by a reflection of b rows, and hop after hop chases the bulge that it leaves b rows down (Schwarz; Lang, 1993).
 * A sweep may follow one hop behind the sweep before: together they stay in the cache.
 */
export function chase(first: i32, count: i32, size: i32): void {
  const b = band()
  const hops = (size - first) / b + 1
  for (let time = 0; time < hops + count; time++)
    for (let i = 0; i < count && i <= time; i++) {
      const column = first + i
      const row = column + 1 + (time - i) * b
      if (row >= size) continue
      const v = vector() + ((<usize>(i * (b + 1))) << 3)
      if (time === i) begin(column, v)
      hop(row, v)
    }
}

/** The reflection that makes a column tridiagonal: v, and τ behind it. */
function begin(column: i32, v: usize): void {
  const b = band()
  const x = bandAt(column + 1, column)
  const last = v + ((<usize>b) << 3)
  const tau = makeReflector(x, v, 0, b, last)
  const beta = load<f64>(last)
  memory.fill(x, 0, (<usize>b) << 3)
  store<f64>(x, beta)
  store<f64>(last, tau)
}

/**
 * The reflection H = 1 − τ v vᵀ on the rows s…s+b−1: D → H D H for the diagonal block, B → H′ B H for the block below it, where
 * H′, which takes the place of H, clears the first column of B H behind its first entry.
 */
function hop(s: i32, v: usize): void {
  const b = band()
  const bytes = (<usize>b) << 3
  const stride = bytes * 3 - 8
  const tauAt = v + bytes
  const u = vector() + 8 * (bytes + 8)
  const z = u + bytes
  const next = z + bytes
  const diagonal = bandAt(s, s)
  const below = bandAt(s + b, s)
  const tau = load<f64>(tauAt)

  mirrorLastRow(diagonal, stride, b)
  timesVector(diagonal, stride, b, v, u)
  combine(u, u, v, tau, -0.5 * tau * tau * dot(u, v, b), b)
  subtractTwo(diagonal, stride, b, v, u, u, v)

  timesVector(below, stride, b, v, u)
  combine(u, u, v, tau, 0, b)
  combine(next, below, u, 1, -load<f64>(v), b)
  const nextTau = makeReflector(next, next, 0, b, z)
  const beta = load<f64>(z)
  vectorTimes(below, stride, b, next, z)
  combine(z, z, v, nextTau, -nextTau * dot(u, next, b), b)
  subtractTwo(below, stride, b, u, v, next, z)
  memory.fill(below, 0, bytes)
  store<f64>(below, beta)
  memory.copy(v, next, bytes)
  store<f64>(tauAt, nextTau)
}

/** The last column of a diagonal block becomes its last row. */
function mirrorLastRow(block: usize, stride: usize, b: i32): void {
  let row = block + ((<usize>(b - 1)) << 3)
  let column = block + <usize>(b - 1) * stride
  for (let i = 0; i < b; i++) {
    store<f64>(column, load<f64>(row))
    row += stride
    column += 8
  }
}

/** to = f x + g y */
function combine(to: usize, x: usize, y: usize, f: f64, g: f64, length: i32): void {
  const p = f64x2.splat(f)
  const q = f64x2.splat(g)
  const end = to + ((<usize>length) << 3)
  for (; to < end; to += 16) {
    v128.store(to, f64x2.add(f64x2.mul(p, v128.load(x)), f64x2.mul(q, v128.load(y))))
    x += 16
    y += 16
  }
}

function dot(x: usize, y: usize, length: i32): f64 {
  let sum = f64x2.splat(0)
  const end = x + ((<usize>length) << 3)
  for (; x < end; x += 16) {
    sum = f64x2.add(sum, f64x2.mul(v128.load(x), v128.load(y)))
    y += 16
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}

/** to = B v for a b×b block whose columns are `stride` bytes apart, eight rows at a time. */
function timesVector(block: usize, stride: usize, b: i32, v: usize, to: usize): void {
  const end = v + ((<usize>b) << 3)
  for (let r = 0; r < b; r += 8) {
    let s0 = f64x2.splat(0)
    let s1 = s0
    let s2 = s0
    let s3 = s0
    let x = block + ((<usize>r) << 3)
    for (let f = v; f < end; f += 8) {
      const s = v128.load64_splat(f)
      s0 = f64x2.add(s0, f64x2.mul(s, v128.load(x)))
      s1 = f64x2.add(s1, f64x2.mul(s, v128.load(x, 16)))
      s2 = f64x2.add(s2, f64x2.mul(s, v128.load(x, 32)))
      s3 = f64x2.add(s3, f64x2.mul(s, v128.load(x, 48)))
      x += stride
    }
    const y = to + ((<usize>r) << 3)
    v128.store(y, s0)
    v128.store(y, s1, 16)
    v128.store(y, s2, 32)
    v128.store(y, s3, 48)
  }
}

/** to = Bᵀ v, four columns at a time. */
function vectorTimes(block: usize, stride: usize, b: i32, v: usize, to: usize): void {
  const end = v + ((<usize>b) << 3)
  for (let j = 0; j < b; j += 4) {
    let s0 = f64x2.splat(0)
    let s1 = s0
    let s2 = s0
    let s3 = s0
    let x0 = block + <usize>j * stride
    let x1 = x0 + stride
    let x2 = x1 + stride
    let x3 = x2 + stride
    for (let f = v; f < end; f += 16) {
      const s = v128.load(f)
      s0 = f64x2.add(s0, f64x2.mul(s, v128.load(x0)))
      s1 = f64x2.add(s1, f64x2.mul(s, v128.load(x1)))
      s2 = f64x2.add(s2, f64x2.mul(s, v128.load(x2)))
      s3 = f64x2.add(s3, f64x2.mul(s, v128.load(x3)))
      x0 += 16
      x1 += 16
      x2 += 16
      x3 += 16
    }
    const y = to + ((<usize>j) << 3)
    v128.store(y, f64x2.add(v128.shuffle<f64>(s0, s1, 0, 2), v128.shuffle<f64>(s0, s1, 1, 3)))
    v128.store(y, f64x2.add(v128.shuffle<f64>(s2, s3, 0, 2), v128.shuffle<f64>(s2, s3, 1, 3)), 16)
  }
}

/** B −= x pᵀ + y qᵀ, eight rows at a time. With p = y and q = x a symmetric block stays symmetric to the last bit. */
function subtractTwo(block: usize, stride: usize, b: i32, x: usize, p: usize, y: usize, q: usize): void {
  const end = p + ((<usize>b) << 3)
  for (let r: usize = 0; r < (<usize>b) << 3; r += 64) {
    const x0 = v128.load(x + r)
    const x1 = v128.load(x + r, 16)
    const x2 = v128.load(x + r, 32)
    const x3 = v128.load(x + r, 48)
    const y0 = v128.load(y + r)
    const y1 = v128.load(y + r, 16)
    const y2 = v128.load(y + r, 32)
    const y3 = v128.load(y + r, 48)
    let at = block + r
    let g = q
    for (let f = p; f < end; f += 8) {
      const s = v128.load64_splat(f)
      const t = v128.load64_splat(g)
      v128.store(at, f64x2.sub(v128.load(at), f64x2.add(f64x2.mul(x0, s), f64x2.mul(y0, t))))
      v128.store(at, f64x2.sub(v128.load(at, 16), f64x2.add(f64x2.mul(x1, s), f64x2.mul(y1, t))), 16)
      v128.store(at, f64x2.sub(v128.load(at, 32), f64x2.add(f64x2.mul(x2, s), f64x2.mul(y2, t))), 32)
      v128.store(at, f64x2.sub(v128.load(at, 48), f64x2.add(f64x2.mul(x3, s), f64x2.mul(y3, t))), 48)
      at += stride
      g += 8
    }
  }
}
