/** A bulk of fewer eigenvalues shows no shift. Chosen. */
const FEWEST = 8

/**
 * How many eigenvalues more than n F(x) lie left of x on average, for a real symmetric matrix: ¼ − θ/(2π) on a bulk [a, b] with
 * x = a + (b − a) sin²(θ/2), the primitive of ¼δ_a + ¼δ_b − 1/(2π√((x − a)(b − x))) (Johansson 1998, β = 1). It is as large in every
 * matrix, so that replicates do not average it away. Of several bulks each has its own, as where their counts are fixed.
 *
 * @param values eigenvalues that belong to no atom, ascending; those of several matrices may be pooled
 * @param gaps gaps between bulks, ascending
 */
export function meanShift(
  values: Float64Array,
  gaps: readonly { readonly left: number; readonly right: number }[],
): (x: number) => number {
  const starts = [-Infinity, ...gaps.map(({ right }) => right)]
  const ends = [...gaps.map(({ left }) => left), Infinity]
  const bulks = starts.flatMap((from, k) => {
    const inside = values.filter((x) => x >= from && x <= ends[k]!)
    const [a, b] = [inside[0], inside.at(-1)]
    return a === undefined || b === undefined || inside.length < FEWEST || !(a < b) ? [] : [{ a, b }]
  })
  return (x) => {
    const bulk = bulks.find(({ a, b }) => x >= a && x <= b)
    if (bulk === undefined) return 0
    return 0.25 - Math.asin(Math.sqrt((x - bulk.a) / (bulk.b - bulk.a))) / Math.PI
  }
}
