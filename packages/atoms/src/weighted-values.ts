import { type Atom, pooledValues, type Spectrum } from '@freecurve/core'
import { repeatedValues } from './repeated-values.ts'

/** The empirical law of all samples of a spectrum, as points with weights. */
export interface WeightedValues {
  /** Ascending and distinct. */
  readonly points: Float64Array
  /** Of sum 1. */
  readonly weights: Float64Array
  /** Point masses of the data, which are among the points. */
  readonly atoms: readonly Atom[]
  /** Eigenvalues that belong to no atom, over all samples. */
  readonly count: number
  readonly mean: number
  readonly deviation: number
}

/** About how many points stand for the eigenvalues that belong to no atom. */
const MOST = 4096
/** So many eigenvalues at either end stay single: edges and outliers are made of few. */
const ENDS = 32

/**
 * Up to {@link MOST} eigenvalues stand for themselves. Of more, neighbours in groups of equal count are put at their mean, except at the
 * ends. The mean stays; the integral of a smooth f changes by ½ f″ times the variance within a group, (group/N)²/24 of the spectrum's
 * width squared where the density is flat: a counting mode k of amplitude 1 by less than k² 2⁻²⁶ of it, against a noise of √2/(π N √k).
 * A group is split at any gap that is most of its width, so that none bridges the gap between two bulks.
 */
export function weightedValues({ samples }: Spectrum, most = MOST): WeightedValues {
  const pooled = pooledValues(samples)
  const total = pooled.length
  const { atoms, rest } = repeatedValues(pooled, samples.length)
  const weightOf = new Map<number, number>()
  const add = (x: number, weight: number) => weightOf.set(x, (weightOf.get(x) ?? 0) + weight)
  for (const { x, weight } of atoms) add(x, weight)
  const length = Math.max(1, Math.ceil(rest.length / most))
  for (let k = 0; k < rest.length; ) {
    const single = length === 1 || k < ENDS || k >= rest.length - ENDS
    const end = single ? k + 1 : Math.min(k + length, rest.length - ENDS)
    addGroup(rest.subarray(k, end), total, add)
    k = end
  }
  const entries = [...weightOf].sort(([x], [y]) => x - y)
  const mean = pooled.reduce((sum, x) => sum + x, 0) / total
  return {
    points: Float64Array.from(entries, ([x]) => x),
    weights: Float64Array.from(entries, ([, weight]) => weight),
    atoms,
    count: rest.length,
    mean,
    deviation: Math.sqrt(pooled.reduce((sum, x) => sum + (x - mean) ** 2, 0) / total),
  }
}

/** Puts a group at its mean, or its two parts at theirs where one gap is more than half of its width. */
function addGroup(group: Float64Array, total: number, add: (x: number, weight: number) => void): void {
  const width = group[group.length - 1]! - group[0]!
  let widest = 0
  for (let i = 1; i < group.length; i++)
    if (group[i]! - group[i - 1]! > (widest === 0 ? 0 : group[widest]! - group[widest - 1]!)) widest = i
  if (widest > 0 && group.length > 2 && group[widest]! - group[widest - 1]! > width / 2) {
    addGroup(group.subarray(0, widest), total, add)
    addGroup(group.subarray(widest), total, add)
    return
  }
  add(group.reduce((sum, x) => sum + x, 0) / group.length, group.length / total)
}

/** The atom of largest weight, the first of several; null where there is none. */
export const heaviestAtom = (atoms: readonly Atom[]): Atom | null =>
  atoms.reduce<Atom | null>((most, atom) => (most && most.weight >= atom.weight ? most : atom), null)

/** Where places are measured from, as digits are worth most there: the heaviest atom; 0 for data of one sign; otherwise a deviation left of all. */
export const originOf = ({ points, atoms, deviation }: WeightedValues): number =>
  heaviestAtom(atoms)?.x ?? (points[0]! >= 0 || points[points.length - 1]! <= 0 ? 0 : points[0]! - deviation)
