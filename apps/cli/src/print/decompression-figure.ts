import type { Spectrum } from '@freecurve/core'
import { spectrumFigure, toSvg } from '@freecurve/plot'
import type { Decompression } from '@freecurve/standard'

/** The observed spectrum with the fitted law, and under it the law at every size, as SVG. */
export function decompressionFigure(
  spectrum: Spectrum,
  { report, initial, carried }: Decompression,
  truth: Float64Array | undefined,
): string {
  const observed = Float64Array.from(spectrum.samples.flatMap((sample) => Array.from(sample)))
  const count = spectrum.samples.length
  const panels = [
    {
      label: `n = ${spectrum.size}, observed${count > 1 ? ` (${count} samples)` : ''}`,
      eigenvalues: observed,
      ...(initial === null ? {} : { law: initial.law }),
    },
    ...carried.map(({ law }, i) => {
      const n = report.sizes[i]!.n
      return { label: `n = ${n}, predicted`, law, ...(truth?.length === n ? { truth } : {}) }
    }),
  ]
  return toSvg(spectrumFigure({ title: spectrum.source.label, panels }))
}
