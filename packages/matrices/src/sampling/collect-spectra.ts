import type { RowScales } from '@freecurve/core'

/** Spectra of random principal submatrices of one size. */
export interface SizedSpectra {
  readonly size: number
  /** Eigenvalues of each, ascending. */
  readonly samples: readonly Float64Array[]
  /** Where they were asked for and rows differ: the scales of each sample's rows, and its eigenvalues without them. */
  readonly rows?: RowScales
}

/** Gathers spectra of one size as they come. */
export function collectSpectra(size: number) {
  const samples: Float64Array[] = []
  const scales: Float64Array[] = []
  const rest: Float64Array[] = []
  return {
    size,
    add(values: Float64Array, own: Float64Array | null, without: Float64Array | null): void {
      samples.push(values)
      if (own !== null) scales.push(own)
      if (without !== null) rest.push(without)
    },
    spectra(): SizedSpectra {
      // Where the rows of some samples are alike, those of all count as alike.
      const rows = scales.length === samples.length && samples.length > 0 ? { rows: { scales, samples: rest } } : {}
      return { size, samples, ...rows }
    },
  }
}
