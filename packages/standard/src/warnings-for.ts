/** Beyond this ratio the data's blur hides much of what the flow shows. Chosen, not derived. */
const FAR = 10

/** What a reader of a prediction from size n0 to these sizes must know, in sentences. */
export function warningsFor(n0: number, sizes: readonly number[]): readonly string[] {
  const farthest = Math.max(...sizes) / n0
  const far =
    `ratio ${farthest.toPrecision(4)} is far: many laws agree with the data at n0 = ${n0} and differ at this size. ` +
    '"certified" speaks of the law of the fitted curve, not of the matrix; compare with another sample or a larger one.'
  const compression = 'sizes below n0 are compressions: what a random submatrix of that size would show.'
  return [...(farthest > FAR ? [far] : []), ...(sizes.some((n) => n < n0) ? [compression] : [])]
}
