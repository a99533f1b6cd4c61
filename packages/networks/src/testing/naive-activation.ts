import type { LayerDescription } from '../description/network-schema.ts'
import type { Arithmetic } from './arithmetic.ts'

/** Layers that act on each number. */
type ActivationLayer = Extract<
  LayerDescription,
  { readonly type: 'relu' | 'leaky-relu' | 'elu' | 'gelu' | 'silu' | 'tanh' | 'sigmoid' | 'softplus' }
>

/** φ(x) by its definition. */
export function naiveActivation<S>(on: Arithmetic<S>, layer: ActivationLayer, x: S): S {
  const one = on.of(1)
  const above = on.isPositive(x)
  const sigmoid = (value: S) => on.divide(one, on.add(one, on.exp(on.subtract(on.of(0), value))))
  switch (layer.type) {
    case 'relu':
      return above ? x : on.of(0)
    case 'leaky-relu':
      return above ? x : on.multiply(on.of(layer.slope), x)
    case 'elu':
      return above ? x : on.multiply(on.of(layer.alpha), on.subtract(on.exp(x), one))
    case 'gelu':
      return on.multiply(x, on.normalCdf(x))
    case 'silu':
      return on.multiply(x, sigmoid(x))
    case 'sigmoid':
      return sigmoid(x)
    case 'tanh':
      return on.subtract(on.multiply(on.of(2), sigmoid(on.multiply(on.of(2), x))), one)
    case 'softplus':
      return on.log(on.add(one, on.exp(x)))
  }
}
