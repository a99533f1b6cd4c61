import { createSpectrum, type Spectrum } from '@freecurve/core'
import { splitOutliers } from '@freecurve/diagnostics'

/**
 * The spectrum that a law is fitted to: without the eigenvalues that diagnostics find off every bulk, as a finite number of directions is no
 * part of a law of shares. They come back as outliers of the prediction.
 */
export function withoutOutliers(spectrum: Spectrum): Spectrum {
  const { outliers, rest } = splitOutliers(spectrum)
  const allEqual = rest.every((values) => values[0] === rest[0]![0] && values.at(-1) === rest[0]![0])
  return outliers.length === 0 || allEqual ? spectrum : createSpectrum(rest, { source: spectrum.source })
}
