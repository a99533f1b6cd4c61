import type { Activation, Expansion } from './activation.ts'
import { erfActivation } from './erf-activation.ts'
import { reluActivation } from './relu.ts'
import { sigmoidActivation } from './sigmoid.ts'
import { tanhActivation } from './tanh.ts'

/** The activation functions by name. */
export const activations = {
  tanh: tanhActivation,
  erf: erfActivation,
  relu: reluActivation,
  sigmoid: sigmoidActivation,
} as const satisfies { readonly [id: string]: Activation }

/** The name of an activation function. */
export type ActivationName = keyof typeof activations

/** The expansion of σ(μ + s z), s ≥ 0: without deviation it is c_0 = σ(μ) and nothing else. */
export function expansionOf({ value, expansion }: Activation, deviation: number, order: number): Expansion {
  if (deviation > 0) return expansion(deviation, order)
  return (mean, out, at, step) => {
    const f = value(mean)
    out[at] = f
    for (let k = 1; k <= order; k++) out[at + k * step] = 0
    return f * f
  }
}
