import { normalHermite, squareRoots } from './normal-hermite.ts'

/**
 * Nodes z_q ≥ 0 and, at each, the weights h φ(z_q) He_k(z_q)/√k! of order k = 0…K: the sum of w_qk (f(z_q) + (−1)^k f(−z_q)).
 */
export interface HermiteRule {
  readonly nodes: Float64Array
  /** length nodes × (K + 1), row-major */
  readonly weights: Float64Array
}

/** Allowed error for a function that is at most 1. */
const TOLERANCE = 1e-18
/** Widths of strips that are tried, and the widest. Tuned: any strip gives a valid rule, the best one has the fewest nodes. */
const TRIED = 40
const WIDEST = 12

/**
 * The trapezoidal rule for E[f(z) He_k(z)]/√k!, z standard normal, k ≤ K, of any f that is analytic and at most 1 in the strip
 * |Im z| ≤ Y, as it is for f².
 *
 * With the step h it errs by at most 2 L/(e^(2πa/h) − 1) for every a ≤ Y, L the largest ∫|φ He_k|/√k! along lines in |Im z| ≤ a
 * (Trefethen, Weideman, The exponentially convergent trapezoidal rule, 2014, theorem 5.1). |φ(x + ia)| = φ(x) e^(a²/2) and
 * He_k(x + ia) = Σ_j C(k, j) (ia)^j He_(k−j)(x) give L ≤ e^(a²/2) √Λ_K(a²), Λ_k(x) = Σ_j C(k, j) x^j/j! (a Laguerre polynomial).
 * Nodes end where all weights are below the tolerance. Throws nothing.
 *
 * @param strip Y > 0
 */
export function hermiteRule(strip: number, order: number): HermiteRule {
  let step = 0
  for (let k = 1; k <= TRIED; k++) {
    const a = (Math.min(strip, WIDEST) * k) / TRIED
    const bound = Math.exp((a * a) / 2) * Math.sqrt(laguerre(order, a * a))
    step = Math.max(step, (2 * Math.PI * a) / Math.log1p((2 * bound) / TOLERANCE))
  }
  return trapezoidal(step, order)
}

/** Λ_k(x) by k Λ_k = (2k − 1 + x) Λ_(k−1) − (k − 1) Λ_(k−2); x ≥ 0, where all are positive. */
function laguerre(order: number, x: number): number {
  let before = 0
  let value = 1
  for (let k = 1; k <= order; k++) [before, value] = [value, ((2 * k - 1 + x) * value - (k - 1) * before) / k]
  return value
}

function trapezoidal(step: number, order: number): HermiteRule {
  const roots = squareRoots(order)
  const row = new Float64Array(order + 1)
  const nodes: number[] = []
  const weights: number[] = []
  // All zeros of He_k lie below 2√k, and beyond them what is multiplied by φ decays.
  const turn = 2 * Math.sqrt(order + 1)
  for (let z = 0; ; z = nodes.length * step) {
    normalHermite(z, row, roots)
    if (z > turn && row.every((x) => Math.abs(x) < TOLERANCE)) break
    // The node 0 is its own mirror image.
    const weight = z === 0 ? step / 2 : step
    nodes.push(z)
    for (const x of row) weights.push(weight * x)
  }
  return { nodes: Float64Array.from(nodes), weights: Float64Array.from(weights) }
}
