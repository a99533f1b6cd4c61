import type { Activation, Expansion } from './activation.ts'
import { hermiteRule } from './hermite-rule.ts'
import { trapezoidalExpansion } from './trapezoidal-expansion.ts'

/** |1 + e^(−x − iy)|² = 1 + 2 e^(−x) cos y + e^(−2x) ≥ 1 for |y| ≤ π/2. */
const STRIP = Math.PI / 2

/** 1/(1 + e^(−h)), by the trapezoidal rule. Far left, where it is small, its values keep their relative accuracy. */
export const sigmoidActivation: Activation = { id: 'sigmoid', value: sigmoid, expansion }

function sigmoid(h: number): number {
  return 1 / (1 + Math.exp(-h))
}

function expansion(deviation: number, order: number): Expansion {
  const rule = hermiteRule(STRIP / deviation, order)
  const up = rule.nodes.map((z) => Math.exp(-deviation * z))
  const down = rule.nodes.map((z) => Math.exp(deviation * z))
  return trapezoidalExpansion(rule, order, (mean, right, left) => {
    const factor = Math.exp(-mean)
    const within = factor > 0 && factor < Number.POSITIVE_INFINITY && down[down.length - 1]! < Number.POSITIVE_INFINITY
    for (let q = 0; q < up.length; q++) {
      right[q] = within ? 1 / (1 + factor * up[q]!) : sigmoid(mean + deviation * rule.nodes[q]!)
      left[q] = within ? 1 / (1 + factor * down[q]!) : sigmoid(mean - deviation * rule.nodes[q]!)
    }
  })
}
