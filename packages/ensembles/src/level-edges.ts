/** A rational function z(u) = c + u + Σ_j s_j/(u − t_j), which increases at infinity. */
export interface PoleSum {
  /** c. */
  readonly shift: number
  /** t_j, ascending and distinct. */
  readonly poles: readonly number[]
  /** s_j > 0. */
  readonly strengths: readonly number[]
}

/**
 * The values of z at its real critical points, Σ_j s_j/(u − t_j)² = 1, ascending: the edges of the law whose Stieltjes
 * transform inverts z. Two critical points lie outside all poles; between two neighbouring poles, where the sum is
 * convex, there are two or none. Bisection to the last bit, and as z′ = 0 there the edge is exact to rounding.
 * Free Lévy laws have u = −1/m (Silverstein, Choi 1995), deformed Wigner laws u = z + σ²m (Biane 1997). Throws nothing.
 */
export function levelEdges({ shift, poles, strengths }: PoleSum): readonly number[] {
  const sum = (term: (d: number, s: number) => number) =>
    poles.reduce((total, t, j) => total + term(t, strengths[j]!), 0)
  const excess = (u: number) => sum((t, s) => s / (u - t) ** 2) - 1
  const fall = (u: number) => sum((t, s) => -s / (u - t) ** 3)
  const reach = 2 * Math.sqrt(strengths.reduce((total, s) => total + s, 0))
  const first = poles[0]!
  const last = poles[poles.length - 1]!
  const points = [bisect(excess, first - reach, first)]
  for (let j = 0; j + 1 < poles.length; j++) {
    const [left, right] = [poles[j]!, poles[j + 1]!]
    const lowest = bisect(fall, left, right)
    if (!(excess(lowest) < 0)) continue
    points.push(
      bisect((u) => -excess(u), left, lowest),
      bisect(excess, lowest, right),
    )
  }
  points.push(bisect((u) => -excess(u), last, last + reach))
  return points.map((u) => shift + u + sum((t, s) => s / (u - t)))
}

/** Where an increasing f changes sign between low and high. */
function bisect(f: (u: number) => number, low: number, high: number): number {
  let [left, right] = [low, high]
  for (;;) {
    const middle = left + (right - left) / 2
    if (!(middle > left && middle < right)) return middle
    if (f(middle) < 0) left = middle
    else right = middle
  }
}
