import type { Spectrum } from '@freecurve/core'
import { type ObservedCounts, observedCounts } from '../counts/observed-counts.ts'

/** A spectrum as the companion law ν = c ρ + (1 − c) δ_0 sees it. */
export interface CompanionCounts {
  readonly observed: ObservedCounts
  /** Share of zeros of the spectrum itself. */
  readonly zeros: number
  /** Positive eigenvalues of all samples, thinned, ascending. */
  readonly positive: Float64Array
  /** Mean of ν. */
  readonly mean: number
  /** Weight of ν at 0. */
  readonly left: number
}

/** The companion's counts, or why the spectrum is no Gram matrix's of aspect ratio c. */
export function companionCounts(spectrum: Spectrum, aspectRatio: number): CompanionCounts | string {
  const observed = observedCounts(spectrum)
  const { atoms, rest } = observed
  const elsewhere = atoms.find(({ x }) => x !== 0)
  if (elsewhere !== undefined)
    return `an atom of weight ${elsewhere.weight} at ${elsewhere.x}: Gram matrices with independent samples have them at 0 only`
  const largest = rest[rest.length - 1] ?? 0
  const rounding = 1e-12 * largest
  if ((rest[0] ?? 0) < -rounding) return `the eigenvalue ${rest[0]} is negative: this is no Gram matrix`
  const zeros = atoms[0]?.weight ?? 0
  const left = 1 - aspectRatio * (1 - zeros)
  if (left < -1e-9)
    return `aspect ratio ${aspectRatio} forces a share ${1 - 1 / aspectRatio} of zeros, but there are ${zeros}: is c0 = p/N right?`
  return {
    observed: { ...observed, shares: observed.shares.map((share) => 1 - aspectRatio * (1 - share)) },
    zeros,
    positive: rest.filter((x) => x > rounding),
    mean: aspectRatio * observed.mean,
    left: Math.max(0, left),
  }
}
