/** One bar: density per axis unit on [from, to]. */
export interface Bin {
  readonly from: number
  readonly to: number
  readonly density: number
}

/** A histogram made of runs of bins that touch, and the values too few to make a bar of. */
export interface Histogram {
  readonly runs: readonly (readonly Bin[])[]
  readonly single: readonly number[]
}

/** A gap splits the values if it is longer than this share of their range (tuned) ... */
const GAP_SHARE = 0.03

/** ... and than so many times the median gap (tuned: spacings of random points stay below 10 medians up to n of 1000). */
const GAP_MEDIANS = 12

/** Fewer values than this between two gaps are single ones. */
const FEWEST = 4

/**
 * Histogram of ascending values in axis units, density = count / (total · width), so that its area is values / total.
 * Values are first parted at wide gaps, and each part gets bins of its own from its smallest to its largest value,
 * 1.6 √m of them for m values: edges of bulks stay where they are, and narrow bulks keep their height.
 *
 * @param total number of eigenvalues, those not among the values included.
 * @param finest least width of a bin.
 */
export function histogram(values: Float64Array, total: number, finest: number): Histogram {
  const parts = partAtGaps(values)
  return {
    runs: parts.filter((part) => part.length >= FEWEST).map((part) => binsOf(part, total, finest)),
    single: parts.filter((part) => part.length < FEWEST).flatMap((part) => [...part]),
  }
}

function partAtGaps(values: Float64Array): readonly Float64Array[] {
  const gaps = values.subarray(1).map((value, k) => value - (values[k] as number))
  const median = Float64Array.from(gaps).sort()[gaps.length >> 1] ?? 0
  const range = (values.at(-1) ?? 0) - (values[0] ?? 0)
  const wide = Math.max(GAP_SHARE * range, GAP_MEDIANS * median)
  const parts: Float64Array[] = []
  let start = 0
  for (let k = 1; k <= values.length; k++) {
    if (k < values.length && (gaps[k - 1] as number) <= wide) continue
    parts.push(values.subarray(start, k))
    start = k
  }
  return parts
}

function binsOf(part: Float64Array, total: number, finest: number): readonly Bin[] {
  const middle = ((part[0] as number) + (part.at(-1) as number)) / 2
  const width = Math.max((part.at(-1) as number) - (part[0] as number), finest)
  const low = middle - width / 2
  const bins = Math.max(1, Math.min(Math.round(1.6 * Math.sqrt(part.length)), Math.floor(width / finest)))
  const counts = new Float64Array(bins)
  for (const value of part) {
    const k = Math.max(0, Math.min(bins - 1, Math.floor(((value - low) / width) * bins)))
    counts[k] = (counts[k] as number) + 1
  }
  return Array.from(counts, (count, k) => ({
    from: low + (k * width) / bins,
    to: low + ((k + 1) * width) / bins,
    density: (count * bins) / (total * width),
  }))
}

/** The density of a histogram at a place in axis units; 0 outside the bars. */
export function histogramAt({ runs }: Histogram, u: number): number {
  for (const run of runs) {
    const from = run[0]?.from ?? 0
    const to = run.at(-1)?.to ?? 0
    if (u >= from && u <= to)
      return run[Math.min(run.length - 1, Math.floor(((u - from) / (to - from)) * run.length))]?.density ?? 0
  }
  return 0
}
