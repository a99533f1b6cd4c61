import type { Spectrum } from '@freecurve/core'
import { lowCumulants } from '@freecurve/diagnostics'

/** Standard errors below 0 that count. Laws with D = 0, semicircles and Marchenko–Pastur laws, stayed above −2 in 48 samples of size 300. */
const CLEAR = 3

/**
 * Why the low free cumulants are those of no freely infinitely divisible law: D = κ4/κ2² − κ3²/κ2³ ≥ 0 by Cauchy–Schwarz for the Lévy measure.
 * Errors from few replicates are themselves in error, and count for more. Null where nothing speaks against it.
 */
export function cumulantsAgainst({ samples }: Pick<Spectrum, 'samples'>): string | null {
  const { hankel, errorsFrom } = lowCumulants(samples)
  if (hankel.error === null) return null
  const clear = errorsFrom === 'theory' ? CLEAR : CLEAR * (1 + CLEAR / (samples.length - 1))
  if (hankel.value >= -clear * hankel.error) return null
  return `the low free cumulants are those of no law that exists at every size: D = κ4/κ2² − κ3²/κ2³ = ${hankel.value.toPrecision(3)} ± ${hankel.error.toPrecision(2)}, below 0`
}
