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
