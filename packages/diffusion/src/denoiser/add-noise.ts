import type { NetworkData } from '@freecurve/networks'
import { createRandom } from '@freecurve/numerics'
import type { DenoiserShape } from './denoiser.ts'
import { checkPoints, denoiserInputs, type Points, timeOf } from './denoiser-inputs.ts'
import { noiseLevel } from './noise-level.ts'

/** What a denoiser learns from, and the noisy points x_t alone. */
export interface NoisyData extends NetworkData {
  /** N×d, row-major: x or ξ, whatever it predicts */
  readonly targets: Float64Array
  /** x_t, N×d, row-major */
  readonly noisy: Float64Array
}

/**
 * Data for the squared loss of a denoiser: x_t = e^(−t) x + √(1 − e^(−2t)) ξ with the time inputs behind it, and x or ξ as the target.
 * The noise ξ of point n is standard normal, from stream n of the seed: more points leave that of the first as it is.
 *
 * @param clean the points x
 * @param seed a whole number from 0 to 2^53 − 1
 * @throws E_DOMAIN where points and denoiser do not fit together, for t ≤ 0, and for any other seed.
 */
export function addNoise(shape: DenoiserShape, clean: Points, seed: number): NoisyData {
  const dimension = checkPoints(shape, clean)
  const { points, samples } = clean
  const noisy = new Float64Array(points.length)
  const targets = shape.predicts === 'denoised' ? points.slice() : new Float64Array(points.length)
  for (let n = 0; n < samples; n++) {
    const { normal } = createRandom(seed, n)
    const { signal, noise } = noiseLevel(timeOf(clean, n))
    for (let k = n * dimension; k < (n + 1) * dimension; k++) {
      const drawn = normal()
      noisy[k] = signal * points[k]! + noise * drawn
      if (shape.predicts === 'noise') targets[k] = drawn
    }
  }
  return { samples, inputs: denoiserInputs(shape, { ...clean, points: noisy }), targets, noisy }
}
