import { heldHost, type ModelExample } from '@freecurve/core'

const [SAMPLES, ROWS, COLUMNS] = [9, 4, 4]

const inputs = {
  values: Float64Array.from({ length: SAMPLES * ROWS * COLUMNS }, (_, k) => Math.sin(k * k)),
  shape: [SAMPLES, ROWS * COLUMNS],
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
  host: heldHost({ inputs }),
}
