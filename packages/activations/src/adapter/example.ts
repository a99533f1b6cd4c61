import { heldHost, type ModelExample } from '@freecurve/core'

/** An ONNX model of 3 inputs x, h = x W with W of 3×10 small dyadic numbers, and y = ReLU(h); made by onnx-proto. */
const MODEL =
  'CAg61AEKDwoBeAoBdxIBaCIER2VtbQoMCgFoEgF5IgRSZWx1EgFnKoMBCgIDChABQgF3SngAAFg/AABoPwAAdL8AAAy/AAB4' +
  'vwAARD8AACS/AACIvgAAVD8AAKA+AADoPgAAAD8AAPA+AACwPgAATD8AAEC+AAAUvwAAVD8AAHy/AAAovwAAaL8AAFQ/AABw' +
  'PwAATD8AAGC/AAA8vwAAgL8AAGg/AADIvgAAQD1aFAoBeBIPCg0IARIJCgMSAW4KAggDYhQKAXkSDwoNCAESCQoDEgFuCgII' +
  'CkIECgAQDQ=='

const SAMPLES = 12

/** What the host holds besides the model: 12 samples. */
const inputs = {
  values: Float64Array.from({ length: 3 * SAMPLES }, (_, k) => Math.sin(k * k)),
  shape: [SAMPLES, 3],
}

/** The model and samples for the law suite. */
export const example: ModelExample = {
  description: { model: 'model.onnx', layer: 'y', data: { inputs: 'inputs' } },
  host: heldHost({ inputs }, { 'model.onnx': Uint8Array.from(atob(MODEL), (character) => character.charCodeAt(0)) }),
}
