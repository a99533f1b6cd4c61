import { normalCdf, normalDensity } from '@freecurve/numerics'
import type { Activation } from './activation.ts'

/** x Φ(x), with Φ exact, not its tanh approximation. */
export const gelu: Activation = {
  type: 'gelu',
  value: (x) => x * normalCdf(x),
  slope: (x, value) => (x === 0 ? 0.5 : value / x) + x * normalDensity(x),
  bend: (x) => (2 - x * x) * normalDensity(x),
}
