import type { Activation } from './activation.ts'
import { logistic, logisticSlope } from './sigmoid.ts'

/** x σ(x) */
export const silu: Activation = {
  type: 'silu',
  value: (x) => x * logistic(x),
  slope: (x) => logistic(x) + x * logisticSlope(x),
  bend: (x) => logisticSlope(x) * (2 - x * Math.tanh(x / 2)),
}

/** tanh x, with 1 − tanh² = 1/cosh². */
export const tanh: Activation = {
  type: 'tanh',
  value: Math.tanh,
  slope: (x) => Math.cosh(x) ** -2,
  bend: (x) => -2 * Math.tanh(x) * Math.cosh(x) ** -2,
}

/** log(1 + e^x), without overflow. */
export const softplus: Activation = {
  type: 'softplus',
  value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  slope: logistic,
  bend: logisticSlope,
}
