import type { Activation } from './activation.ts'
import { tanhActivation } from './tanh.ts'

/** 1/(1 + e^(−h)) = (1 + tanh(h/2))/2, expanded as such. */
export const sigmoidActivation: Activation = {
  id: 'sigmoid',
  value: (h) => 1 / (1 + Math.exp(-h)),
  expansion: (deviation, order) => {
    const expand = tanhActivation.expansion(deviation / 2, order)
    return (mean, out, at, step) => {
      const square = expand(mean / 2, out, at, step)
      const first = out[at]!
      out[at] = (1 + first) / 2
      for (let k = 1; k <= order; k++) out[at + k * step]! /= 2
      return (1 + 2 * first + square) / 4
    }
  },
}
