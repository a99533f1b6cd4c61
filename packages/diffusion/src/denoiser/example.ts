import { heldHost } from '@freecurve/core'

const [SAMPLES, DIMENSION] = [5, 8]

/** Five points of eight numbers. */
const inputs = {
  values: Float64Array.from({ length: SAMPLES * DIMENSION }, (_, k) => ((7 * k) % 11) / 5 - 1),
  shape: [SAMPLES, DIMENSION],
}

/** A denoiser of eight numbers that is told the noise level twice, and points, in memory. */
export const example = {
  description: {
    network: {
      input: [DIMENSION + 2],
      layers: [{ type: 'dense', units: 4 }, { type: 'tanh' }, { type: 'dense', units: DIMENSION }],
    },
    weights: { seed: 3 },
    predicts: 'denoised',
    timeInputs: ['signal', 'noise'],
    data: { inputs: 'inputs' },
    time: 0.5,
  },
  host: heldHost({ inputs }),
} as const
