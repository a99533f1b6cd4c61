import {
  type Curve,
  type CurveFamily,
  callPlugin,
  type FitResult,
  type OptionValues,
  type Spectrum,
} from '@freecurve/core'
import type { LawBands } from './law-bands.ts'
import { noisySpectrum } from './noisy-spectrum.ts'

/** Curves that the data allow besides the fitted one. */
export interface LikelyCurves {
  /** Those that were found. */
  readonly curves: readonly Curve[]
  /** How many were tried. */
  readonly count: number
  readonly from: Exclude<LawBands['from'], 'ladder'>
}

/** Most refits: each costs as much as the fit. */
const REFITS = 16

/**
 * Curves as likely as the data allow: the family's own draws, or where it has none its fits to spectra with the data's noise added once
 * more. A refit that fails says nothing.
 */
export function likelyCurves(
  family: CurveFamily,
  fit: FitResult,
  spectrum: Spectrum,
  options: OptionValues,
  count: number,
  seed: number,
): LikelyCurves {
  if (fit.draws !== undefined)
    return { curves: callPlugin(family, () => fit.draws!(count, seed)), count, from: 'draws' }
  const seeds = Array.from({ length: Math.min(count, REFITS) }, (_, k) => seed + k)
  const curves = seeds.flatMap((one) => {
    const { curve } = callPlugin(family, () => family.fit(noisySpectrum(spectrum, one), options))
    return curve === null ? [] : [curve]
  })
  return { curves, count: seeds.length, from: 'refits' }
}
