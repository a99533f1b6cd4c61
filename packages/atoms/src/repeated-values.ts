import type { Atom } from '@freecurve/core'

/** A spectrum taken apart: point masses, and the values that are left. */
export interface AtomsOfData {
  /** Ascending; the weight is the share of all values. */
  readonly atoms: readonly Atom[]
  /** Values that belong to no atom, ascending. */
  readonly rest: Float64Array
}

/** Fewer equal values than this, in each of the pooled spectra, are taken for chance. */
const FEWEST = 3

/** Values that are all single-precision numbers come from a computation in single precision: some units of its rounding. */
const SINGLE = 16 * 2 ** -23

/**
 * Atoms of a spectrum: runs of eigenvalues that are equal up to the rounding of an eigenvalue computation, n ε max|λ|.
 * A run about zero is put at exactly 0.
 *
 * @param values ascending; those of several spectra may be pooled.
 * @param replicates how many spectra were pooled: one zero in each of ten is no atom.
 */
export function repeatedValues(values: Float64Array, replicates = 1): AtomsOfData {
  const n = values.length
  const scale = Math.max(Math.abs(values[0] ?? 0), Math.abs(values[n - 1] ?? 0))
  const tolerance = scale * (values.every((x) => Math.fround(x) === x) ? SINGLE : n * Number.EPSILON)
  const atoms: Atom[] = []
  const rest: number[] = []
  for (let k = 0; k < n; ) {
    let next = k + 1
    while (next < n && values[next]! - values[next - 1]! <= tolerance) next++
    const run = values.subarray(k, next)
    if (run.length >= FEWEST * replicates) {
      const centre = run.reduce((sum, x) => sum + x, 0) / run.length
      atoms.push({ x: Math.abs(centre) <= tolerance ? 0 : centre, weight: run.length / n })
    } else rest.push(...run)
    k = next
  }
  return { atoms, rest: Float64Array.from(rest) }
}
