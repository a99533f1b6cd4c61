import { FreecurveError, type Law } from '@freecurve/core'
import { cdfAt, quantilesAt } from './questions.ts'

/** Distances between two distributions on the line. */
export interface Distances {
  /** Kolmogorov–Smirnov: sup |F − G|. */
  readonly ks: number
  /** Wasserstein-1: ∫ |F⁻¹ − G⁻¹| dp, in the units of the eigenvalues. */
  readonly w1: number
  /** Wasserstein-1 over the standard deviation of the second argument; null where its values are all equal. */
  readonly w1PerDeviation: number | null
}

/** Distances between two lists of eigenvalues (ascending, any lengths). Throws E_DOMAIN for an empty list. */
export function distancesBetween(a: Float64Array, b: Float64Array): Distances {
  if (a.length === 0 || b.length === 0)
    throw new FreecurveError('E_DOMAIN', 'Distances want two lists that are not empty.', { argument: 'values', got: 0 })
  let ks = 0
  let w1 = 0
  let i = 0
  let j = 0
  let last = Math.min(a[0]!, b[0]!)
  while (i < a.length || j < b.length) {
    const x = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    const gap = Math.abs(i / a.length - j / b.length)
    w1 += gap * (x - last)
    last = x
    while (i < a.length && a[i]! === x) i++
    while (j < b.length && b[j]! === x) j++
    ks = Math.max(ks, Math.abs(i / a.length - j / b.length))
  }
  return { ks, w1, w1PerDeviation: perDeviation(w1, b) }
}

/**
 * Distances between a law and a spectrum (ascending): the KS distance is exact; W1 compares the spectrum with the law's
 * quantiles at (k − ½)/n. `tie` is the distance within which an eigenvalue counts as lying on an atom, for spectra whose
 * zeros carry rounding. Throws E_DOMAIN for an empty spectrum. @param tie default 1e-9 of the spectrum's largest absolute value.
 */
export function distancesToSpectrum(law: Law, spectrum: Float64Array, tie = 1e-9 * largest(spectrum)): Distances {
  const n = spectrum.length
  if (n === 0)
    throw new FreecurveError('E_DOMAIN', 'Distances want a spectrum that is not empty.', {
      argument: 'spectrum',
      got: 0,
    })
  const values = spectrum.map((x) => law.atoms.find((atom) => Math.abs(atom.x - x) <= tie)?.x ?? x).sort()
  let ks = 0
  for (let k = 0; k < n; ) {
    const x = values[k]!
    let next = k
    while (next < n && values[next] === x) next++
    const jump = law.atoms.find((atom) => atom.x === x)?.weight ?? 0
    const at = cdfAt(law, x)
    ks = Math.max(ks, Math.abs(at - next / n), Math.abs(at - jump - k / n))
    k = next
  }
  const quantiles = quantilesAt(
    law,
    Float64Array.from({ length: n }, (_, k) => (k + 0.5) / n),
  )
  const w1 = quantiles.reduce((sum, q, k) => sum + Math.abs(q - spectrum[k]!), 0) / n
  return { ks, w1, w1PerDeviation: perDeviation(w1, spectrum) }
}

const largest = (values: Float64Array): number => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0)

/** Equal values have no deviation to measure by: null, whatever rounding makes of it. */
const perDeviation = (w1: number, values: Float64Array): number | null =>
  values[0] === values[values.length - 1] ? null : w1 / deviationOf(values)

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length)
}
