import type { Atom } from '@freecurve/core'

/** Eigenvalues with the repeated ones taken out. */
export interface SplitValues {
  /** Number of all eigenvalues. */
  readonly count: number
  readonly atoms: readonly Atom[]
  /** The others, ascending. */
  readonly rest: Float64Array
}

/** Values this close, relative to the largest |x|, are one value: rounding of an eigenvalue solver (tuned: 1e4 ulps). */
const SAME = 1e-12

/** A value is an atom when it holds at least this share of all values (tuned). */
const SHARE = 0.01

/** ... and at least so many of them, so that no chance pair counts. */
const FEWEST = 3

/** Splits eigenvalues (in any order, not changed) into atoms, at the mean of each cluster of equal values, and the rest. */
export function splitAtoms(values: Float64Array): SplitValues {
  const sorted = Float64Array.from(values).sort()
  const count = sorted.length
  const tolerance = SAME * Math.max(Math.abs(sorted[0] ?? 0), Math.abs(sorted[count - 1] ?? 0))
  const atoms: Atom[] = []
  const rest: number[] = []
  for (let k = 0; k < count; ) {
    let next = k
    while (next < count && (sorted[next] as number) - (sorted[k] as number) <= tolerance) next++
    const cluster = sorted.subarray(k, next)
    if (cluster.length >= Math.max(FEWEST, SHARE * count)) {
      const mean = cluster.reduce((sum, x) => sum + x / cluster.length, 0)
      atoms.push({ x: Math.abs(mean) <= tolerance ? 0 : mean, weight: cluster.length / count })
    } else for (const x of cluster) rest.push(x)
    k = next
  }
  return { count, atoms, rest: Float64Array.from(rest) }
}
