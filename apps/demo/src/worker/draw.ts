import type { Law, Spectrum } from '@freecurve/core'
import { spectrumFigure, toSvg } from '@freecurve/plot'

/** The data with the law fitted to them, and under it the law at another size. */
export function draw(spectrum: Spectrum, initial?: Law, carried?: { readonly n: number; readonly law: Law }): string {
  const observed = {
    label: `n = ${spectrum.size}, observed${initial === undefined ? '' : ' and fitted'}`,
    eigenvalues: spectrum.samples[0],
    law: initial,
  }
  const predicted = carried === undefined ? [] : [{ label: `n = ${carried.n}, predicted`, law: carried.law }]
  return toSvg(spectrumFigure({ title: spectrum.source.label, panels: [observed, ...predicted] }))
}
