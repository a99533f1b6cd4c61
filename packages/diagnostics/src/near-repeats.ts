import { NEIGHBOURS, spanAt } from './hole.ts'

/** Eigenvalues much closer than neighbours keep, yet further apart than rounding: an atom that noise has blurred. */
export interface NearRepeat {
  readonly left: number
  readonly right: number
  readonly count: number
  /** Bound on the chance of such a cluster among values that did not even repel each other. */
  readonly pValue: number
}

/** Chosen: of a thousand spectra of independent values one has a cluster by chance; rigid ones have none. */
const CHANCE = 1e-3

/** Sizes of runs that are tried grow by this factor past ten, so that a long run is found but for a few of its ends. Chosen. */
const GROWTH = 1.1

/**
 * Near-repeated values of one sample, ascending: runs of c ≥ 3 values within w, n (w/s)^{c−1}/(c − 1)! < 10⁻³, s the mean spacing of the
 * six neighbours on either side, whichever is less. That is the chance for independent values (Poisson); eigenvalues repel and do it far
 * less. A run must have six neighbours on both sides; one apart from all else is a bulk, however narrow, and gaps tell it.
 *
 * @param values without atoms, ascending.
 */
export function nearRepeats(values: Float64Array): readonly NearRepeat[] {
  const level = Math.log(CHANCE / values.length)
  const runs: { from: number; to: number; log: number }[] = []
  for (let c = 3; c <= values.length / 4; c = Math.max(c + 1, Math.floor(GROWTH * c))) {
    let logFactorial = 0
    for (let k = 2; k < c; k++) logFactorial += Math.log(k)
    for (let k = NEIGHBOURS; k + c - 1 + NEIGHBOURS < values.length; k++) {
      const width = values[k + c - 1]! - values[k]!
      const span = Math.min(spanAt(values, k, -1)!, spanAt(values, k + c - 1, 1)!)
      const expected = (NEIGHBOURS * width) / span
      // One mean spacing for the whole run: wider ones are a denser part of a bulk.
      if (!(expected < 1)) continue
      const log = (c - 1) * Math.log(expected) - logFactorial
      if (log < level) runs.push({ from: k, to: k + c - 1, log })
    }
  }
  runs.sort((a, b) => a.log - b.log)
  const kept: typeof runs = []
  for (const run of runs) if (!kept.some(({ from, to }) => from <= run.to && run.from <= to)) kept.push(run)
  return kept
    .sort((a, b) => a.from - b.from)
    .map(({ from, to, log }) => ({
      left: values[from]!,
      right: values[to]!,
      count: to - from + 1,
      pValue: Math.exp(log) * values.length,
    }))
}
