import { outOfDomain } from '@freecurve/core'

/** What a denoiser may be told of the noise level: the time t, the share of signal e^(−t), the share of noise √(1 − e^(−2t)). */
export const TIME_INPUTS = ['time', 'signal', 'noise'] as const

/** One of {@link TIME_INPUTS}. */
export type TimeInput = (typeof TIME_INPUTS)[number]

/** The level t of x_t = signal · x + noise · ξ, the variance-preserving noise of a denoiser. */
export type NoiseLevel = { readonly [K in TimeInput]: number }

/** The amounts of signal and noise at t. Throws E_DOMAIN unless t > 0; at Infinity nothing is left of the signal. */
export function noiseLevel(time: number): NoiseLevel {
  if (!(time > 0)) throw outOfDomain('a noise level', 'time', time, 'a number > 0')
  return { time, signal: Math.exp(-time), noise: Math.sqrt(-Math.expm1(-2 * time)) }
}
