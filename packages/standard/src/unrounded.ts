import { createSpectrum, type Spectrum } from '@freecurve/core'
import { looseValues } from '@freecurve/diagnostics'

/**
 * A spectrum whose values were rounded for print, with equal ones spread evenly over what rounds to them: they are no atoms. Atoms, runs far
 * longer than the others, stay, and so does the sign of all values. Others are returned as they are.
 */
export function unrounded(spectrum: Spectrum): Spectrum {
  const { atoms, step } = looseValues(spectrum.samples)
  if (step === 0) return spectrum
  const isAtom = new Set(atoms.map(({ x }) => x))
  const positive = spectrum.samples.every((values) => values[0]! >= 0)
  const samples = spectrum.samples.map((values) => spread(values, step, isAtom, positive ? 0 : -Infinity))
  return createSpectrum(samples, { source: spectrum.source })
}

function spread(values: Float64Array, step: number, isAtom: ReadonlySet<number>, least: number): Float64Array {
  const result = values.slice()
  for (let from = 0, to = 0; from < values.length; from = to) {
    const x = values[from]!
    while (to < values.length && values[to] === x) to++
    if (to - from < 2 || isAtom.has(x)) continue
    const low = Math.max(least, x - Math.min(step, x - (values[from - 1] ?? -Infinity)) / 2)
    const high = x + Math.min(step, (values[to] ?? Infinity) - x) / 2
    for (let k = from; k < to; k++) result[k] = low + ((k - from + 0.5) / (to - from)) * (high - low)
  }
  return result
}
