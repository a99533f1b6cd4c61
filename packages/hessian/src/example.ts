import { FreecurveError, type ModelExample, type StoredArray } from '@freecurve/core'

const [SAMPLES, FEATURES] = [5, 3]

const INPUTS = Float64Array.from({ length: SAMPLES * FEATURES }, (_, k) => ((7 * k) % 11) / 5 - 1)
const LABELS = Float64Array.from({ length: SAMPLES }, (_, n) => n % 2)

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
  host: {
    array: async (reference) => {
      if (reference === 'inputs') return inMemory(INPUTS, [SAMPLES, FEATURES])
      if (reference === 'labels') return inMemory(LABELS, [SAMPLES])
      throw missing(reference)
    },
    arrays: async (reference) => {
      throw missing(reference)
    },
    bytes: async (reference) => {
      throw missing(reference)
    },
    json: async (reference) => {
      throw missing(reference)
    },
  },
}

const missing = (path: string) =>
  new FreecurveError('E_FILE_READ', `There is no file "${path}".`, { path, reason: 'not in memory' })

function inMemory(values: Float64Array, shape: readonly number[]): StoredArray {
  const read = async () => ({ values: values.slice(), shape })
  return {
    key: '',
    shape,
    type: 'float64',
    read,
    block: async (rows, columns) => ({
      values: Float64Array.from(
        { length: rows.length * columns.length },
        (_, k) => values[rows[Math.floor(k / columns.length)]! * (shape[1] ?? 1) + columns[k % columns.length]!]!,
      ),
      shape: [rows.length, columns.length],
    }),
  }
}
