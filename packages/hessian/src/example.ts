import { heldHost, type ModelExample } from '@freecurve/core'

const [SAMPLES, FEATURES] = [5, 3]

const inputs = {
  values: Float64Array.from({ length: SAMPLES * FEATURES }, (_, k) => ((7 * k) % 11) / 5 - 1),
  shape: [SAMPLES, FEATURES],
}
const labels = { values: Float64Array.from({ length: SAMPLES }, (_, n) => n % 2), shape: [SAMPLES] }

/** A network of 3, 4 and 2 units on five samples, in memory. */
export const example: ModelExample = {
  description: {
    network: {
      input: [FEATURES],
      layers: [{ type: 'dense', units: 4 }, { type: 'tanh' }, { type: 'dense', units: 2 }],
    },
    weights: { seed: 3 },
    data: { inputs: 'inputs', labels: 'labels' },
    loss: 'cross-entropy',
  },
  host: heldHost({ inputs, labels }),
}
