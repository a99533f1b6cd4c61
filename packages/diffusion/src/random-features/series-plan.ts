import type { Energies } from './energies.ts'

/** How far the series of the pair kernel is summed. */
export interface SeriesPlan {
  /** Order of the sum for all pairs. */
  readonly order: number
  /** Pairs s > t that need more terms, one after the other. */
  readonly rest: Uint32Array
}

/** Truncation error allowed of an entry, over √(U_ii U_jj). */
export const TOLERANCE = 1e-14

/**
 * The smallest order K at which at most one pair for each feature is left with a larger error than the tolerance, and those pairs;
 * undefined where the energies' orders are too few for that.
 *
 * What is left out, Σ_(k>K) ρ^k (1/n) Σ_ν c_k(i,ν) c_k(j,ν), is by Cauchy–Schwarz at most |ρ|^(K+1) √(tail_i tail_j) with the tails
 * (1/n) Σ_ν Σ_(k>K) c_k²: a bound that falls with K.
 */
export function seriesPlan(rho: Float64Array, count: number, energies: Energies): SeriesPlan | undefined {
  let [low, high] = [-1, energies.order]
  if (pairsLeft(rho, count, energies, high) > count) return undefined
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (pairsLeft(rho, count, energies, middle) > count) low = middle
    else high = middle
  }
  const rest = new Uint32Array(2 * pairsLeft(rho, count, energies, high))
  pairsLeft(rho, count, energies, high, rest)
  return { order: high, rest }
}

/** Number of pairs with a larger error than allowed at order K; counting stops beyond k. They are written to `out`. */
function pairsLeft(
  rho: Float64Array,
  count: number,
  { order, logTails }: Energies,
  at: number,
  out?: Uint32Array,
): number {
  const tails = Float64Array.from({ length: count }, (_, i) => logTails[i * (order + 1) + at]!)
  const most = tails.reduce((a, b) => Math.max(a, b), -Infinity)
  const allowed = Math.log(TOLERANCE)
  const certain = Math.exp((allowed - 2 * most) / (at + 1))
  let left = 0
  for (let s = 0; s < count && left <= count; s++)
    for (let t = 0; t < s; t++) {
      const size = Math.abs(rho[s * count + t]!)
      if (size <= certain || (at + 1) * Math.log(size) + tails[s]! + tails[t]! <= allowed) continue
      out?.set([s, t], 2 * left)
      left++
    }
  return left
}
