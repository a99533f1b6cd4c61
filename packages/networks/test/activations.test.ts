import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import type { Activation } from '../src/activations/activation.ts'
import { gelu } from '../src/activations/gelu.ts'
import { elu, leakyRelu, relu } from '../src/activations/kinked.ts'
import { sigmoid } from '../src/activations/sigmoid.ts'
import { silu, softplus, tanh } from '../src/activations/smooth.ts'
import { centralDifferences, decimalArithmetic } from '../src/testing/index.ts'
import { naiveActivation } from '../src/testing/naive-activation.ts'

const Precise = Decimal.clone({ precision: 90 })
const on = decimalArithmetic((x) => new Precise(x), Precise.acos(-1))

const POINTS = [-12, -6.5, -3, -2.01, -1.99, -1, -0.3, -1e-6, 1e-6, 0.2, 1, 1.99, 2.01, 3, 6.5, 12]
const ALL: readonly (readonly [Activation, Parameters<typeof naiveActivation>[1]])[] = [
  [relu, { type: 'relu' }],
  [leakyRelu(0.3), { type: 'leaky-relu', slope: 0.3 }],
  [elu(0.7), { type: 'elu', alpha: 0.7 }],
  [gelu, { type: 'gelu' }],
  [silu, { type: 'silu' }],
  [tanh, { type: 'tanh' }],
  [sigmoid, { type: 'sigmoid' }],
  [softplus, { type: 'softplus' }],
]

describe.each(ALL.map((pair) => [pair[0].type, ...pair] as const))('%s', (_, activation, layer) => {
  it.each(POINTS)('has its value, slope and bend at %f, to a rounding', (x) => {
    const { first, second } = centralDifferences(on, ([point]) => naiveActivation(on, layer, point!), [on.of(x)])
    const value = on.toNumber(naiveActivation(on, layer, on.of(x)))
    expect(Math.abs(activation.value(x) - value)).toBeLessThan(1e-15 * Math.max(1, Math.abs(x)))
    expect(Math.abs(activation.slope(x, activation.value(x)) - first(0))).toBeLessThan(1e-15)
    expect(Math.abs((activation.bend?.(x) ?? 0) - second(0, 0))).toBeLessThan(2e-15)
  })

  it('stays finite, or infinite as it must, far away', () => {
    for (const x of [-800, 800]) {
      expect(Number.isFinite(activation.value(x))).toBe(true)
      expect(Number.isFinite(activation.slope(x, activation.value(x)))).toBe(true)
      expect(Number.isFinite(activation.bend?.(x) ?? 0)).toBe(true)
    }
  })
})
