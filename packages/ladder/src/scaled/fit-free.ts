import type { FreeLevyParameters, Spectrum } from '@freecurve/core'
import { freeLevyFamily } from '@freecurve/curve-fit'

/** Free Lévy measures that come near a spectrum. */
export interface FreeFit {
  readonly parameters: FreeLevyParameters
  /** As likely as the data allow, up to `count`. */
  readonly draws: (count: number, seed: number) => readonly FreeLevyParameters[]
}

/** The free Lévy measure of a spectrum, though it explains it only roughly; or why there is none that comes near. */
export function fitFree(spectrum: Spectrum): FreeFit | string {
  const { curve, reasons, draws } = freeLevyFamily.fit(spectrum)
  if (curve === null) return reasons.join('; ')
  return {
    parameters: curve.freeLevy(),
    draws: (count, seed) => (draws?.(count, seed) ?? []).map((drawn) => drawn.freeLevy()),
  }
}

/** (a, σ², r, t) at ratio τ: (a, τσ², r/τ, τt). */
export const grownBy = (ratio: number, { a, sigma2, rates, jumps }: FreeLevyParameters): FreeLevyParameters => ({
  a,
  sigma2: ratio * sigma2,
  rates: rates.map((r) => r / ratio),
  jumps: jumps.map((t) => ratio * t),
})
