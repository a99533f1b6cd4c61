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
  /**
   * Wasserstein-1 in log x: ∫ |log F⁻¹ − log G⁻¹| dp over what is not zero, a mean relative shift. Null where a value is
   * negative, or the shares of zeros differ.
   */
  readonly w1Log: number | null
  /** Total variation, sup |F(B) − G(B)| over sets B; null for spectra, whose shares are at points. */
  readonly tv: number | null
}

/** Distances between two lists of eigenvalues (ascending, any lengths). Throws E_DOMAIN for an empty list. */
export function distancesBetween(a: Float64Array, b: Float64Array): Distances {
  if (a.length === 0 || b.length === 0)
    throw new FreecurveError('E_DOMAIN', 'Distances want two lists that are not empty.', { argument: 'values', got: 0 })
  const ks = largestGap(a, b)
  const w1 = shiftBetween(a, b)
  return { ks, w1, w1PerDeviation: perDeviation(w1, b), w1Log: logDistance(a, b), tv: null }
}

/** sup |F − G| of two lists. */
function largestGap(a: Float64Array, b: Float64Array): number {
  let ks = 0
  overSteps(a, b, (_x, gap) => {
    ks = Math.max(ks, gap)
  })
  return ks
}

/** ∫ |F − G| dx of two lists. */
function shiftBetween(a: Float64Array, b: Float64Array): number {
  let w1 = 0
  let [last, lastGap] = [Math.min(a[0]!, b[0]!), 0]
  overSteps(a, b, (x, gap) => {
    w1 += lastGap * (x - last)
    last = x
    lastGap = gap
  })
  return w1
}

/** Calls `visit` with every value of either list, ascending, and |F − G| from it to the next. */
function overSteps(a: Float64Array, b: Float64Array, visit: (x: number, gap: number) => void): void {
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const x = Math.min(a[i] ?? Infinity, b[j] ?? Infinity)
    while (i < a.length && a[i]! === x) i++
    while (j < b.length && b[j]! === x) j++
    visit(x, Math.abs(i / a.length - j / b.length))
  }
}

/** W1 between the logarithms of what is positive; both lists have their zeros, as many in share, first. */
function logDistance(a: Float64Array, b: Float64Array): number | null {
  if (a[0]! < 0 || b[0]! < 0) return null
  const [p, q] = [a, b].map((values) => values.filter((x) => x > 0).map(Math.log))
  const same = (a.length - p!.length) * b.length === (b.length - q!.length) * a.length
  return same && p!.length > 0 ? shiftBetween(p!, q!) : null
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
  return { ks, w1, w1PerDeviation: perDeviation(w1, spectrum), w1Log: logShift(quantiles, values), tv: null }
}

/** Mean shift of the logarithms of two lists of one length; one zero more or less is the rounding of a share. */
function logShift(quantiles: Float64Array, values: Float64Array): number | null {
  if (quantiles[0]! < 0 || values[0]! < 0) return null
  const [p, q] = [quantiles, values].map((list) => list.reduce((count, x) => (x === 0 ? count + 1 : count), 0))
  const zeros = Math.max(p!, q!)
  if (Math.abs(p! - q!) > 1 || zeros === values.length) return null
  const rest = quantiles.subarray(zeros)
  return rest.reduce((sum, x, k) => sum + Math.abs(Math.log(x / values[zeros + k]!)), 0) / rest.length
}

const largest = (values: Float64Array): number => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0)

/** Equal values have no deviation to measure by: null, whatever rounding makes of it. */
const perDeviation = (w1: number, values: Float64Array): number | null =>
  values[0] === values[values.length - 1] ? null : w1 / deviationOf(values)

function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length)
}
