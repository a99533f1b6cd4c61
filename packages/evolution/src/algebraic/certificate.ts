import type { Atom, Bulk, Law, LawStatus } from '@freecurve/core'
import { integralOf, massOf } from '@freecurve/law'
import type { TransformMiss } from './transform-test.ts'

/** A miss of m beyond this is no rounding, not even next to a cusp: it refutes. */
const REFUTING = 1e-6

/** A miss of mass, mean or variance beyond this is no matter of numbers. */
const GROSS = 1e-3

/** What the polynomial's expansion at infinity says of its law. */
export interface ExpectedMoments {
  readonly mean: number
  readonly variance: number
}

/** Tolerances of the certificate: on the mass, and on mean and variance relative to the law's size, and on m relative to it. */
const MASS = 1e-9
const MOMENTS = 1e-8

/**
 * The verdict on bulks and atoms that were read off a curve: total mass one, and mean and variance as the curve has
 * them at infinity (κ_1 and τ κ_2), m as the Stieltjes transform of the density, besides the tests that failed or could not be run
 * before. `unit` is the size of 1 in the data's units, for messages.
 */
export function certify(
  { atoms, bulks }: { readonly atoms: readonly Atom[]; readonly bulks: readonly Bulk[] },
  expected: ExpectedMoments,
  transform: TransformMiss | null,
  unit: number,
  failures: readonly string[],
  unknowns: readonly string[],
): { readonly status: LawStatus; readonly reasons: readonly string[] } {
  const law: Law = { status: 'unverified', reasons: [], atoms, bulks }
  const mass = massOf(law)
  const mean = integralOf(law, (x) => x)
  const variance = integralOf(law, (x) => (x - mean) ** 2)
  const size = Math.hypot(expected.mean, Math.sqrt(Math.abs(expected.variance))) || 1
  const tests = [
    { miss: Math.abs(mass - 1), tolerance: MASS, text: `the total mass is ${Number(mass.toPrecision(12))}, not 1` },
    {
      miss: Math.abs(mean - expected.mean) / size,
      tolerance: MOMENTS,
      text: `the mean is ${mean * unit}, but ${expected.mean * unit} by the curve at infinity`,
    },
    {
      miss: Math.abs(variance - expected.variance) / (size * size),
      tolerance: MOMENTS,
      text: `the variance is ${variance * unit ** 2}, but ${expected.variance * unit ** 2} by the curve at infinity`,
    },
  ]
  const failed = tests.filter(({ miss, tolerance }) => !(miss <= tolerance))
  const off = failed.map(({ text }) => text)
  const missed = transform !== null && !(transform.miss <= MOMENTS) ? [transform.text] : []
  // Integrals over a density that was not followed everywhere refute nothing. A density that is right and yet not m's: m has a
  // singularity elsewhere. One that is off by little speaks of the numbers, by much of a singularity too near the axis to be seen.
  const elsewhere = off.length === 0 && transform !== null && transform.miss > REFUTING
  const gross = failed.some(({ miss }) => !(miss <= GROSS))
  if (failures.length > 0 || (unknowns.length === 0 && (elsewhere || gross)))
    return { status: 'not-a-law', reasons: [...failures, ...off, ...missed] }
  const open = [...unknowns, ...off, ...missed]
  return open.length === 0 ? { status: 'certified', reasons: [] } : { status: 'unverified', reasons: open }
}
