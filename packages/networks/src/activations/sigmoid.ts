import type { Activation } from './activation.ts'

/** σ(x) = 1/(1 + e^−x), without overflow. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x))
  const e = Math.exp(x)
  return e / (1 + e)
}

/** σ′ = σ(x) σ(−x), which is accurate on both sides. */
export const logisticSlope = (x: number): number => logistic(x) * logistic(-x)

/** σ(x) */
export const sigmoid: Activation = {
  type: 'sigmoid',
  value: logistic,
  slope: logisticSlope,
  bend: (x) => -logisticSlope(x) * Math.tanh(x / 2),
}
