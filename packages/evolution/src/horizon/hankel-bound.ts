import type { Obstruction } from './obstructions.ts'

/** Halvings of the interval in which the bound lies: to the last bit. */
const HALVINGS = 100
/** Ratios beyond this are not looked at. */
const FARTHEST = 1e6
/** A pivot of the normalised moment matrix below this is zero up to the rounding of the moments. */
const ROUNDING = 1e-11
/** Error of a cumulant κ_k relative to the k-th power of the law's size: quadrature, and the recursion from moments. */
const ERROR = 1e-12
/** Moments 1, 0, 1, 0, 2, 0, 5 … of a semicircle: their Hankel matrices have determinant 1. */
const CATALAN = [1, 1, 2, 5, 14, 42, 132]
/** By how much a semicircle's moments outweigh errors of either sign in every order. */
const OUTWEIGH = 20

/**
 * The largest ratio at which κ_k τ^{k−1} are the free cumulants of some law: the moments must have Hankel matrices
 * (μ_{i+j}) that are positive semidefinite. Level 2 in closed form, 1 + τD ≥ 0 with D = κ₄/κ₂² − κ₃²/κ₂³, which is exact for
 * free Meixner laws; higher levels by Cholesky's method and bisection. A bound refutes; it never certifies. As κ_k grows like
 * τ^{k−1}, so does its error: what is refuted are the cumulants with a Lévy measure added that outweighs their errors.
 *
 * @param cumulants κ_1, κ_2, … of the law at ratio 1
 */
export function hankelBound(cumulants: readonly number[]): readonly Obstruction[] {
  const [, k2, k3, k4] = cumulants
  if (k2 === undefined || k3 === undefined || k4 === undefined || !(k2 > 0)) return []
  const scaled = forgiven(cumulants.map((kappa, k) => (k === 0 ? 0 : kappa / k2 ** ((k + 1) / 2))))
  const d = k4 / k2 ** 2 - k3 ** 2 / k2 ** 3
  const second: Obstruction = {
    ratio: -d * FARTHEST > 1 ? -1 / d : Infinity,
    reason: `the first four moments are those of no law: 1 + τ(κ₄/κ₂² − κ₃²/κ₂³) < 0`,
  }
  let best = second
  for (let level = 3; 2 * level <= cumulants.length; level++) {
    const possible = (ratio: number) => isMomentSequence(momentsOf(scaled, ratio, 2 * level), level)
    const limit = Math.min(best.ratio, FARTHEST)
    // A tie with a lower level belongs to the lower one.
    if (possible(limit * (1 - 1e-6))) continue
    let [low, high] = [1, limit]
    for (let step = 0; step < HALVINGS && high - low > 1e-12 * low; step++) {
      const middle = (low + high) / 2
      if (possible(middle)) low = middle
      else high = middle
    }
    best = { ratio: low, reason: `the first ${2 * level} moments are those of no law (Hankel level ${level})` }
  }
  return [best]
}

/** Cumulants in units of the deviation, with the Lévy measure of a semicircle added that outweighs their errors. */
function forgiven(scaled: readonly number[]): readonly number[] {
  // κ_{k+2} is the k-th moment of the Lévy measure: how far that reaches.
  const reach = scaled.reduce((most, value, i) => (i < 2 ? most : Math.max(most, Math.abs(value) ** (1 / (i - 1)))), 1)
  return scaled.map((value, i) =>
    i % 2 === 0 ? value : value + OUTWEIGH * ERROR * (CATALAN[(i - 1) / 2] ?? 0) * reach ** (i - 1),
  )
}

/** Central moments μ_0 … μ_count at a ratio, in units of √τ deviations, by Speicher's recursion. */
function momentsOf(scaled: readonly number[], ratio: number, count: number): readonly number[] {
  // κ_k τ^{k−1} over (τ κ₂)^{k/2}
  const kappa = scaled.map((value, k) => (k === 0 ? 0 : value * ratio ** ((k + 1) / 2 - 1)))
  const moments = [1]
  for (let n = 1; n <= count; n++) {
    // μ_n = Σ_s κ_s [x^{n−s}] (Σ μ_i x^i)^s
    let sum = 0
    let power = [1, ...new Array<number>(n - 1).fill(0)]
    for (let s = 1; s <= n; s++) {
      power = power.map((_, d) => power.slice(0, d + 1).reduce((total, p, i) => total + p * (moments[d - i] ?? 0), 0))
      sum += kappa[s - 1]! * power[n - s]!
    }
    moments[n] = sum
  }
  return moments
}

/** Whether the (level + 1)² Hankel matrix of moments is positive semidefinite, by Cholesky on the matrix of unit diagonal. */
function isMomentSequence(moments: readonly number[], level: number): boolean {
  const n = level + 1
  const a = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => moments[i + j]! / Math.sqrt(moments[2 * i]! * moments[2 * j]!)),
  )
  if (a.some((row) => row.some(Number.isNaN))) return false
  for (let k = 0; k < n; k++) {
    const pivot = a[k]![k]!
    if (pivot < -ROUNDING) return false
    if (pivot <= ROUNDING) return true
    for (let i = k + 1; i < n; i++) for (let j = k + 1; j < n; j++) a[i]![j]! -= (a[i]![k]! * a[k]![j]!) / pivot
  }
  return true
}
