import type { Activation } from './activation.ts'

/** max(x, 0) */
export const relu: Activation = { type: 'relu', value: (x) => Math.max(x, 0), slope: (x) => (x > 0 ? 1 : 0) }

/** x, times `slope` below 0. */
export const leakyRelu = (slope: number): Activation => ({
  type: 'leaky-relu',
  value: (x) => (x > 0 ? x : slope * x),
  slope: (x) => (x > 0 ? 1 : slope),
})

/** x, and α (e^x − 1) below 0. */
export const elu = (alpha: number): Activation => ({
  type: 'elu',
  value: (x) => (x > 0 ? x : alpha * Math.expm1(x)),
  slope: (x) => (x > 0 ? 1 : alpha * Math.exp(x)),
  bend: (x) => (x > 0 ? 0 : alpha * Math.exp(x)),
})
