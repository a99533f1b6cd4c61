/** What a list of numbers comes to; NaN counts as larger than any number. */
export interface Summary {
  readonly median: number
  readonly mean: number
  readonly largest: number
}

/** Median, mean and largest of at least one number; a missing one (NaN) makes the mean missing. */
export function summaryOf(values: readonly number[]): Summary {
  const ascending = values.map((x) => (Number.isNaN(x) ? Infinity : x)).sort((a, b) => a - b)
  const last = ascending.length - 1
  const [below, above] = [ascending[Math.floor(last / 2)]!, ascending[Math.ceil(last / 2)]!]
  return {
    median: below === above ? below : (below + above) / 2,
    mean: values.reduce((sum, x) => sum + x, 0) / values.length,
    largest: ascending[last]!,
  }
}

/** Texts with how often each occurs, as in `0 ×18, 3 ×2`. */
export function countsOf(texts: readonly (string | number)[]): string {
  const kinds = [...new Set(texts)]
  return kinds.map((kind) => `${kind} ×${texts.filter((text) => text === kind).length}`).join(', ')
}
