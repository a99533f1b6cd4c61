import type { Prediction } from './denoiser.ts'
import { noiseLevel } from './noise-level.ts'

/** The score s = ∇ log p_t as a linear map of a point and of what the denoiser f says of it: s(x) = output · f(x) + point · x. */
export interface ScoreMap {
  readonly output: number
  readonly point: number
}

/**
 * Tweedie's formula, with e = e^(−t) and v = 1 − e^(−2t): s = (e f − x)/v where f guesses the clean point, s = −f/√v where it guesses the
 * noise. Throws E_DOMAIN unless t > 0.
 */
export function scoreOfOutput(predicts: Prediction, time: number): ScoreMap {
  const { signal, noise } = noiseLevel(time)
  return predicts === 'denoised'
    ? { output: signal / noise ** 2, point: -1 / noise ** 2 }
    : { output: -1 / noise, point: 0 }
}
