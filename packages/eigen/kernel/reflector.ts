/** A row this short (sum of squares) next to entries of size one counts as zero. */
const NEGLIGIBLE: f64 = 1e-200

/**
 * The reflection H = 1 − τ v vᵀ, v_first = 1, that takes x to (0 …, β, 0 …, 0) with β at `first`: x and v have `length`
 * entries (a multiple of eight), those before `first` are 0 in both. Writes v and, at `betaAt`, β; returns τ. Where x is as good
 * as (…, β, 0 …) already, τ = 0 and v = 0. x and v may be one.
 */
export function makeReflector(x: usize, v: usize, first: i32, length: i32, betaAt: usize): f64 {
  const head = x + ((<usize>first) << 3)
  const alpha = load<f64>(head)
  store<f64>(head, 0)
  const rest = sumOfSquares(x, x + ((<usize>length) << 3))
  store<f64>(head, alpha)
  if (rest < NEGLIGIBLE) {
    memory.fill(v, 0, (<usize>length) << 3)
    store<f64>(betaAt, alpha)
    return 0
  }
  const norm = Math.sqrt(rest + alpha * alpha)
  const beta = alpha > 0 ? -norm : norm
  scale(v, x, length, 1 / (alpha - beta))
  store<f64>(v + ((<usize>first) << 3), 1)
  store<f64>(betaAt, beta)
  return (beta - alpha) / beta
}

/** Of a number of entries that is a multiple of eight, in eight sums, which keeps rounding errors from adding up. */
function sumOfSquares(x: usize, end: usize): f64 {
  let s0 = f64x2.splat(0)
  let s1 = s0
  let s2 = s0
  let s3 = s0
  for (; x < end; x += 64) {
    const x0 = v128.load(x)
    const x1 = v128.load(x, 16)
    const x2 = v128.load(x, 32)
    const x3 = v128.load(x, 48)
    s0 = f64x2.add(s0, f64x2.mul(x0, x0))
    s1 = f64x2.add(s1, f64x2.mul(x1, x1))
    s2 = f64x2.add(s2, f64x2.mul(x2, x2))
    s3 = f64x2.add(s3, f64x2.mul(x3, x3))
  }
  const sum = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3))
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)
}

/** v = factor · x; v and x may be one. */
function scale(v: usize, x: usize, length: i32, factor: f64): void {
  const f = f64x2.splat(factor)
  const end = x + ((<usize>length) << 3)
  for (; x < end; x += 16, v += 16) v128.store(v, f64x2.mul(v128.load(x), f))
}
