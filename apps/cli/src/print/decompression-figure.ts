import type { Spectrum } from '@freecurve/core'
import { spectrumFigure, toSvg } from '@freecurve/plot'
import type { Decompression } from '@freecurve/standard'

/** Every spectrum seen, ascending in size, the largest with the fitted law, and under them the law at every size asked for, as SVG. */
export function decompressionFigure(
  spectra: readonly Spectrum[],
  { report, initial, carried }: Decompression,
  truth: Float64Array | undefined,
): string {
  const observed = spectra.map(({ size, samples }) => ({
    label: `n = ${size}, observed${samples.length > 1 ? ` (${samples.length} samples)` : ''}`,
    eigenvalues: Float64Array.from(samples.flatMap((sample) => Array.from(sample))),
    ...(initial === null || size !== report.n0 ? {} : { law: initial.law }),
  }))
  const predicted = carried.map(({ law }, i) => {
    const { n } = report.sizes[i]!
    return { label: `n = ${n}, predicted`, law, ...(truth?.length === n ? { truth } : {}) }
  })
  return toSvg(spectrumFigure({ title: report.source.label, panels: [...observed, ...predicted] }))
}
