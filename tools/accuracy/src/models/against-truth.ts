import type { SizeReport } from '@freecurve/standard'

/** How far a predicted law is from the true eigenvalues, quantity by quantity. */
export interface AgainstTruth {
  /** Share of eigenvalues in each part between two predicted gaps, predicted and true. */
  readonly masses: readonly (readonly [number, number])[]
  /** Largest difference of an edge of such a part from the outermost eigenvalue in it, over the width of the spectrum. */
  readonly edges: number
  /** The same on a logarithmic scale, over the logarithmic width; null where not all is positive. */
  readonly logEdges: number | null
  /** Weight of each atom, predicted, and the share of eigenvalues at most a millionth of the width away from it. */
  readonly atoms: readonly (readonly [number, number])[]
  /** Share of negative eigenvalues, predicted and true. */
  readonly index: readonly [number, number]
  /** Mean log λ, predicted and true; null where there is none. */
  readonly logdet: readonly [number, number] | null
}

/** What counts as the place of an atom, over the width of the spectrum. */
const NEAR = 1e-6

/** A part of a law between two gaps. */
interface Part {
  low: number
  high: number
  mass: number
}

/** Holds a predicted law against the true eigenvalues, ascending. */
export function againstTruth(law: SizeReport, truth: Float64Array): AgainstTruth {
  const parts = partsOf(law)
  const [least, most] = [truth[0]!, truth.at(-1)!]
  const width = most - least
  const shareBelow = (x: number) => countBelow(truth, x) / truth.length
  const cuts = parts.slice(1).map((part, k) => middleOf(parts[k]!.high, part.low))
  const bounds = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY]
  const positive = least > 0 && parts.every(({ low }) => low > 0)
  const ends = parts.flatMap(({ low, high }, k) => {
    const [from, to] = [countBelow(truth, bounds[k]!), countBelow(truth, bounds[k + 1]!)]
    return to === from ? [] : [[low, truth[from]!] as const, [high, truth[to - 1]!] as const]
  })
  const logWidth = Math.log(most / least)
  return {
    masses: parts.map(({ mass }, k) => [mass, shareBelow(bounds[k + 1]!) - shareBelow(bounds[k]!)]),
    edges: largest(ends.map(([got, wanted]) => Math.abs(got - wanted) / width)),
    logEdges: positive ? largest(ends.map(([got, wanted]) => Math.abs(Math.log(got / wanted)) / logWidth)) : null,
    atoms: law.atoms.map(({ x, weight }) => [weight, shareBelow(x + NEAR * width) - shareBelow(x - NEAR * width)]),
    index: [law.index, shareBelow(0)],
    logdet:
      least > 0 && law.logdet !== null
        ? [law.logdet, truth.reduce((sum, x) => sum + Math.log(x) / truth.length, 0)]
        : null,
  }
}

/** Bulks and atoms, ascending, those that touch taken together. */
function partsOf({ bulks, atoms }: SizeReport): readonly Part[] {
  const all = [
    ...bulks.map(({ support: [low, high], mass }) => ({ low, high, mass })),
    ...atoms.map(({ x, weight }) => ({ low: x, high: x, mass: weight })),
  ].sort((a, b) => a.low - b.low)
  const parts: Part[] = []
  for (const one of all) {
    const last = parts.at(-1)
    if (last === undefined || one.low > last.high) parts.push({ ...one })
    else {
      last.high = Math.max(last.high, one.high)
      last.mass += one.mass
    }
  }
  return parts
}

/** The middle of a gap, on the scale that suits its ends. */
const middleOf = (low: number, high: number): number => (low > 0 ? Math.sqrt(low * high) : (low + high) / 2)

const largest = (values: readonly number[]): number => values.reduce((most, x) => Math.max(most, x), 0)

/** Number of ascending values below x. */
function countBelow(values: Float64Array, x: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < x) low = middle + 1
    else high = middle
  }
  return low
}
