import { type Law, outOfDomain } from '@freecurve/core'
import { alignAtoms, atomAt } from './align-atoms.ts'
import { type Distances, perDeviation } from './distances.ts'
import { cdfOf } from './many-values.ts'
import { massOf, supportOf } from './questions.ts'
import { requireAscending } from './require-arguments.ts'
import { settleAtZero } from './settle-at-zero.ts'
import { shiftToSteps } from './shift-to-steps.ts'

/**
 * Distances between a law and a spectrum of n eigenvalues: KS and W1 = ∫ |F⁻¹ − G⁻¹| dp to rounding, shares of W1 being of the law's
 * own mass. W1 in log x is that of what is not zero; there, below 0 by 1e-14 of the law's size or less counts as 0, and shares of
 * zeros differ only where they do by more than one eigenvalue.
 *
 * @param tie The distance within which an eigenvalue counts as lying on an atom, in KS and in log x, for spectra whose zeros carry
 * rounding. Default 1e-9 of the spectrum's largest absolute value.
 * @throws E_DOMAIN unless the spectrum is finite and ascends, with a value at least, and tie ≥ 0; for a law with neither bulk nor atom.
 */
export function distancesToSpectrum(law: Law, spectrum: Float64Array, tie = 1e-9 * largest(spectrum)): Distances {
  requireAscending('distancesToSpectrum', 'spectrum', spectrum)
  if (!(tie >= 0)) throw outOfDomain('distancesToSpectrum', 'tie', tie, 'a number from 0')
  const [aligned] = alignAtoms(law, law)
  const w1 = shiftToSteps(law, spectrum, (x) => x)
  return {
    ks: largestGapToSteps(aligned, onAtoms(aligned, spectrum, tie)),
    w1,
    w1PerDeviation: perDeviation(w1, spectrum),
    w1Log: logDistanceToSteps(settleAtZero(law), spectrum, tie),
    tv: null,
  }
}

/** The values, ascending, with those within the tie of an atom on it. */
const onAtoms = ({ atoms }: Law, values: Float64Array, tie: number): Float64Array =>
  values.map((x) => atoms.find((atom) => Math.abs(atom.x - x) <= tie)?.x ?? x).sort()

/** sup |F − G| of a law and the steps of ascending values. */
function largestGapToSteps(law: Law, values: Float64Array): number {
  const n = values.length
  const cdf = cdfOf(law)
  let ks = 0
  for (let k = 0; k < n; ) {
    const x = values[k]!
    let next = k
    while (next < n && values[next] === x) next++
    const jump = atomAt(law, x)
    const at = cdf(x)
    ks = Math.max(ks, Math.abs(at - next / n), Math.abs(at - jump - k / n))
    k = next
  }
  return ks
}

/** W1 between the logarithms of what is positive; one zero more or less is the rounding of a share. */
function logDistanceToSteps(law: Law, spectrum: Float64Array, tie: number): number | null {
  const values = onAtoms(law, spectrum, tie)
  if (supportOf(law)[0] < 0 || values[0]! < 0) return null
  const rest: Law = { ...law, atoms: law.atoms.filter(({ x }) => x !== 0) }
  const positive = values.filter((x) => x > 0)
  const zeros = values.length * (1 - massOf(rest) / massOf(law))
  if (Math.abs(zeros - (values.length - positive.length)) > 1 + 1e-9) return null
  return positive.length > 0 && massOf(rest) > 0 ? shiftToSteps(rest, positive, Math.log) : null
}

const largest = (values: Float64Array): number => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
