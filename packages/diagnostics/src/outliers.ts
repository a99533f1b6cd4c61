import type { Spectrum } from '@freecurve/core'
import { isolatedInside } from './isolated-inside.ts'
import { looseValues } from './loose-values.ts'
import { outliersAtEnd } from './outliers-at-end.ts'

/** A direction of its own: one eigenvalue off every bulk. */
export interface Outlier {
  /** Mean over the samples. */
  readonly x: number
  /** The eigenvalue in each sample. */
  readonly values: readonly number[]
  /** Distance from the nearest edge in units of the edge's own fluctuations (Tracy–Widom units): the median over the samples. */
  readonly units: number
  /** Chance of an eigenvalue of the bulk so far out, by the Tracy–Widom law's upper tail with that unit taken for exact. */
  readonly pValue: number
  /** In a gap between two bulks rather than beyond all of them. */
  readonly inside: boolean
}

/** A spectrum without its outliers. */
export interface OutliersOfData {
  /** Ascending. */
  readonly outliers: readonly Outlier[]
  /** The samples without them, ascending, all of one length; atoms are kept. */
  readonly rest: readonly Float64Array[]
}

/**
 * Sets aside single eigenvalues that lie off every bulk by much more than an edge fluctuates: finitely many directions (spikes of finite
 * rank) that a law of shares cannot hold. Looked for are at most min(10, n0/50) at either end and {@link isolatedInside} in gaps; as
 * many as that in one place are taken for a small bulk if they are more. Of replicates three in four must show them.
 *
 * An outlier is 9 Tracy–Widom units off an edge fitted to its neighbours ({@link outliersAtEnd}). Spectra of fewer than 50 values have none.
 */
export function splitOutliers(spectrum: Pick<Spectrum, 'size' | 'samples'>): OutliersOfData {
  const { samples } = spectrum
  const loose = looseValues(samples)
  const most = Math.min(10, Math.floor(spectrum.size / 50))
  const found = [
    ...outliersAtEnd(loose, -1, most),
    ...isolatedInside(loose, Math.min(most, 3)),
    ...outliersAtEnd(loose, 1, most),
  ].sort((a, b) => a.x - b.x)
  const rest = samples.map((values, i) => {
    const left = new Set(found.map((outlier) => outlier.values[i]))
    return found.length === 0 ? values : values.filter((x) => !left.has(x))
  })
  return { outliers: found, rest }
}
