import { FreecurveError, type StoredArray } from '@freecurve/core'

const [SAMPLES, DIMENSION] = [5, 8]

/** Five points of eight numbers. */
const inputs: StoredArray = {
  key: '',
  shape: [SAMPLES, DIMENSION],
  type: 'float64',
  read: async () => ({
    values: Float64Array.from({ length: SAMPLES * DIMENSION }, (_, k) => ((7 * k) % 11) / 5 - 1),
    shape: [SAMPLES, DIMENSION],
  }),
  block: () => missing('a block of the inputs'),
}

const missing = (what: string): Promise<never> =>
  Promise.reject(new FreecurveError('E_FILE_READ', `There is no ${what}.`, { path: what, reason: 'not in memory' }))

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
  host: {
    array: async (reference: string) => (reference === 'inputs' ? inputs : missing(reference)),
    arrays: missing,
    bytes: missing,
    json: missing,
  },
} as const
