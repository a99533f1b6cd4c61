import { pooledValues } from '@freecurve/core'
import { countBelow } from '@freecurve/numerics'
import { logHoleChance, type Span, spanAt } from './hole.ts'
import { CHANCE } from './isolated-inside.ts'
import { type LooseValues, looseValues } from './loose-values.ts'

/** An interval without eigenvalues that is none by chance. */
export interface Gap {
  /** The eigenvalues (or atoms) that bound it. */
  readonly left: number
  readonly right: number
  /** Shares of all eigenvalues on both sides, atoms included. */
  readonly below: number
  readonly above: number
  /** Bound on the chance of a hole as wide anywhere in one bulk; 0 between two atoms. */
  readonly pValue: number
}

/**
 * Gaps of a spectrum, ascending: intervals between neighbouring eigenvalues of all samples, or between an atom and the next eigenvalue,
 * that are too wide for a spacing within one bulk ({@link logHoleChance}, times the number of spacings, below 10⁻³). Independent samples
 * multiply their chances. Outliers must have been set aside; a bulk needs seven eigenvalues in each sample to be told.
 */
export function significantGaps(samples: readonly Float64Array[]): readonly Gap[] {
  const parts = looseValues(samples)
  const { loose, atoms } = parts
  const all = pooledValues(samples)
  const isAtom = (x: number) => atoms.some((atom) => Math.abs(atom.x - x) <= 1e-12 * Math.abs(x))
  const places = pooledValues([...loose, Float64Array.from(atoms, ({ x }) => x)])
  const found: Gap[] = []
  for (let k = 0; k + 1 < places.length; k++) {
    const [left, right] = [places[k]!, places[k + 1]!]
    if (!(right > left)) continue
    const [fromAtom, toAtom] = [isAtom(left), isAtom(right)]
    const chance = fromAtom && toAtom ? 0 : chanceOf(parts, left, right, fromAtom, toAtom) * places.length
    if (!(chance < CHANCE)) continue
    const below = countBelow(all, left + (right - left) / 2) / all.length
    found.push({ left, right, below, above: 1 - below, pValue: chance })
  }
  return found
}

/** Product over the samples of the chance of no eigenvalue between left and right. */
function chanceOf(
  { loose, step }: LooseValues,
  left: number,
  right: number,
  fromAtom: boolean,
  toAtom: boolean,
): number {
  let log = 0
  for (const values of loose) {
    const next = countBelow(values, left + (right - left) / 2)
    const lower: Span = fromAtom ? null : beside(values, next - 1, -1, left)
    const upper: Span = toAtom ? null : beside(values, next, 1, right)
    // A handful of eigenvalues is no bulk that could have an edge.
    if ((!fromAtom && lower === null) || (!toAtom && upper === null)) return 1
    log += logHoleChance(right - left, lower, upper, step)
  }
  return Math.exp(log)
}

/** The six spacings beside a hole of the pooled values, from the hole's end on. */
function beside(values: Float64Array, k: number, side: 1 | -1, end: number): Span {
  const span = spanAt(values, k, side)
  return span === null ? null : span + Math.abs(values[k]! - end)
}
