import { repeatedValues } from '@freecurve/atoms'
import { type Atom, pooledValues, type Spectrum } from '@freecurve/core'
import { significantGaps } from '@freecurve/diagnostics'
import { meanShift } from './mean-shift.ts'
import { thinned } from './thinned.ts'

/** What a spectrum shows of its law: point masses, and the CDF at points between them. */
export interface ObservedCounts {
  readonly mean: number
  readonly deviation: number
  readonly atoms: readonly Atom[]
  /** All eigenvalues of all samples, ascending, thinned evenly to at most MOST. */
  readonly values: Float64Array
  /** Those that belong to no atom, thinned likewise. */
  readonly rest: Float64Array
  /** Points at which the CDF is compared, ascending. */
  readonly points: Float64Array
  /** Empirical CDF at the points, (rank − ½)/N, without the mean shift of real symmetric matrices. */
  readonly shares: Float64Array
}

const MOST = 8192
/** Most points at which the CDF is compared. */
const POINTS = 1024

/** Pools the samples of a spectrum. */
export function observedCounts(spectrum: Spectrum): ObservedCounts {
  const total = spectrum.size * spectrum.samples.length
  const pooled = pooledValues(spectrum.samples)
  const mean = pooled.reduce((sum, x) => sum + x, 0) / total
  const deviation = Math.sqrt(pooled.reduce((sum, x) => sum + (x - mean) ** 2, 0) / total)
  const { atoms, rest } = repeatedValues(pooled, spectrum.samples.length)
  const points = thinned(rest, POINTS)
  const shiftAt = meanShift(rest, significantGaps(spectrum.samples))
  // An eigenvalue's rank counts the atoms left of it.
  const shares = points.map((x, i) => {
    const below = atoms.reduce((sum, atom) => (atom.x < x ? sum + atom.weight : sum), 0)
    return below + (((i + 0.5) / points.length) * rest.length) / total - shiftAt(x) / spectrum.size
  })
  return { mean, deviation, atoms, values: thinned(pooled, MOST), rest: thinned(rest, MOST), points, shares }
}
