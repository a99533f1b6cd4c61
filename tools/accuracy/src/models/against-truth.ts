import { countBelow } from '@freecurve/numerics'
import type { SizeReport } from '@freecurve/standard'

/** How far a predicted law is from the true eigenvalues, quantity by quantity. */
export interface AgainstTruth {
  /** Share of eigenvalues in each part between two predicted gaps, predicted and true. */
  readonly masses: readonly (readonly [number, number])[]
  /** Largest difference of an edge of such a part from the outermost eigenvalue in it, over the width of the spectrum. */
  readonly edges: number
  /** The same on a logarithmic scale, over the logarithmic width; null where not all is positive. */
  readonly logEdges: number | null
  /** For each atom of either, its predicted weight, and the share of eigenvalues at most a millionth of the width away from it. */
  readonly atoms: readonly (readonly [number, number])[]
  /** Share of negative eigenvalues, predicted and true. */
  readonly index: readonly [number, number]
  /** Mean log λ, predicted and true; null where there is none. */
  readonly logdet: readonly [number, number] | null
}

/** What counts as the place of an atom, over the width of the spectrum. */
const NEAR = 1e-6

/** A bulk or an atom, or several of them. */
interface Part {
  readonly low: number
  readonly high: number
  readonly mass: number
}

/**
 * Holds a predicted law against the true eigenvalues, ascending, part by part: between cuts that are given, or between its gaps. What a solver
 * leaves of zeros, n ε of the largest, is 0.
 */
export function againstTruth(law: SizeReport, found: Float64Array, given?: readonly number[]): AgainstTruth {
  const nothing = found.length * Number.EPSILON * Math.max(-found[0]!, found.at(-1)!)
  const truth = found.map((x) => (Math.abs(x) <= nothing ? 0 : x))
  const pieces = piecesOf(law)
  const bounds = [Number.NEGATIVE_INFINITY, ...(given ?? gapsBetween(pieces)), Number.POSITIVE_INFINITY]
  const parts = bounds.slice(1).map((to, k) => together(pieces.filter((one) => isWithin(one, bounds[k]!, to))))
  const [least, most] = [truth[0]!, truth.at(-1)!]
  const width = most - least
  const shareBelow = (x: number) => countBelow(truth, x) / truth.length
  const positive = least > 0 && pieces.every(({ low }) => low > 0)
  const ends = parts.flatMap(({ low, high, mass }, k) => {
    const [from, to] = [countBelow(truth, bounds[k]!), countBelow(truth, bounds[k + 1]!)]
    if (mass === 0) return []
    // A part without any true eigenvalue is as far off as the nearest one.
    const [first, last] = to > from ? [truth[from]!, truth[to - 1]!] : [nearestIn(truth, low), nearestIn(truth, high)]
    return [[low, first] as const, [high, last] as const]
  })
  const logWidth = Math.log(most / least)
  return {
    masses: parts.map(({ mass }, k) => [mass, shareBelow(bounds[k + 1]!) - shareBelow(bounds[k]!)]),
    edges: largest(ends.map(([got, wanted]) => Math.abs(got - wanted) / width)),
    logEdges: positive ? largest(ends.map(([got, wanted]) => Math.abs(Math.log(got / wanted)) / logWidth)) : null,
    atoms: placesOfAtoms(law, truth, NEAR * width).map((x) => [
      law.atoms.reduce((sum, atom) => (Math.abs(atom.x - x) <= NEAR * width ? sum + atom.weight : sum), 0),
      shareBelow(x + NEAR * width) - shareBelow(x - NEAR * width),
    ]),
    index: [law.index, shareBelow(0)],
    logdet:
      least > 0 && law.logdet !== null
        ? [law.logdet, truth.reduce((sum, x) => sum + Math.log(x) / truth.length, 0)]
        : null,
  }
}

/** Share of eigenvalues at one place that makes an atom. */
const ATOM = 0.01

/** Where the law has atoms, and where it has none but more than a hundredth of the eigenvalues are at one place. */
function placesOfAtoms(law: SizeReport, truth: Float64Array, near: number): readonly number[] {
  const places = law.atoms.map(({ x }) => x)
  for (let from = 0; from < truth.length; ) {
    const to = countBelow(truth, truth[from]! + near)
    const middle = truth[(from + Math.max(to, from + 1) - 1) >> 1]!
    const known = places.some((x) => Math.abs(x - middle) <= near)
    if (to - from >= ATOM * truth.length && truth[to - 1]! - truth[from]! <= 1e-6 * near && !known) places.push(middle)
    from = Math.max(to, from + 1)
  }
  return places
}

function nearestIn(truth: Float64Array, x: number): number {
  const above = countBelow(truth, x)
  const [p, q] = [truth[Math.max(0, above - 1)]!, truth[Math.min(truth.length - 1, above)]!]
  return Math.abs(p - x) < Math.abs(q - x) ? p : q
}

/** Bulks and atoms, ascending. */
const piecesOf = ({ bulks, atoms }: SizeReport): readonly Part[] =>
  [
    ...bulks.map(({ support: [low, high], mass }) => ({ low, high, mass })),
    ...atoms.map(({ x, weight }) => ({ low: x, high: x, mass: weight })),
  ].sort((a, b) => a.low - b.low)

/** The middle of every gap between pieces. */
function gapsBetween(pieces: readonly Part[]): readonly number[] {
  const cuts: number[] = []
  let reach = pieces[0]?.high ?? 0
  for (const { low, high } of pieces) {
    if (low > reach) cuts.push(middleOf(reach, low))
    reach = Math.max(reach, high)
  }
  return cuts
}

const isWithin = ({ low, high }: Part, from: number, to: number): boolean => {
  const middle = (low + high) / 2
  return from <= middle && middle < to
}

const together = (pieces: readonly Part[]): Part => ({
  low: Math.min(...pieces.map(({ low }) => low)),
  high: Math.max(...pieces.map(({ high }) => high)),
  mass: pieces.reduce((sum, { mass }) => sum + mass, 0),
})

/** The middle of a gap, on the scale that suits its ends. */
const middleOf = (low: number, high: number): number => (low > 0 ? Math.sqrt(low * high) : (low + high) / 2)

const largest = (values: readonly number[]): number => values.reduce((most, x) => Math.max(most, x), 0)
