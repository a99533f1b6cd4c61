import type { ModelExample, StoredArray } from '@freecurve/core'
import { hostOf } from '../hosts/host-of.ts'

const [SAMPLES, ROWS, COLUMNS] = [9, 4, 4]

const inputs: StoredArray = {
  key: '',
  shape: [SAMPLES, ROWS * COLUMNS],
  type: 'float64',
  read: async () => ({
    values: Float64Array.from({ length: SAMPLES * ROWS * COLUMNS }, (_, k) => Math.sin(k * k)),
    shape: [SAMPLES, ROWS * COLUMNS],
  }),
  block: async () => {
    throw new Error('The example is read as a whole.')
  },
}

/** A network with a convolution, a norm and two dense layers, on nine samples in memory. */
export const example: ModelExample = {
  description: {
    network: {
      input: [1, ROWS, COLUMNS],
      layers: [
        { type: 'conv', filters: 2, kernel: [3, 3] },
        { type: 'tanh' },
        { type: 'flatten' },
        { type: 'layer-norm' },
        { type: 'dense', units: 5 },
        { type: 'gelu' },
        { type: 'dense', units: 3, bias: false },
      ],
    },
    weights: { seed: 3 },
    data: { inputs: 'inputs' },
  },
  host: hostOf({ inputs }),
}
