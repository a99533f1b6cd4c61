import { describe, expect, it } from 'vitest'
import { type ActivationName, activations, expansionOf } from '../src/activations/activations.ts'
import { gaussLegendre } from '../src/activations/gauss-legendre.ts'
import { normalMean } from './normal-mean.ts'

const NAMES = Object.keys(activations) as ActivationName[]
const ORDER = 24
const CASES = [
  [0, 0.14],
  [0.7, 0.14],
  [-1.3, 1],
  [2, 1],
  [-0.4, 3],
  [9, 2],
] as const

/** He_k(z)/√k!, k ≤ K. */
function hermite(z: number): number[] {
  const row = [1, z]
  for (let k = 2; k <= ORDER; k++) row.push((z * row[k - 1]! - Math.sqrt(k - 1) * row[k - 2]!) / Math.sqrt(k))
  return row
}

describe.each(NAMES)('the Hermite expansion of %s', (name) => {
  const activation = activations[name]
  it.each(CASES)('has the coefficients of their definition: μ = %d, s = %d', (mean, deviation) => {
    const out = new Float64Array(2 * ORDER + 2)
    const square = expansionOf(activation, deviation, ORDER)(mean, out, 1, 2)
    const value = (z: number) => activation.value(mean + deviation * z)
    const kink = -mean / deviation
    const scale = Math.max(1, Math.abs(mean) + deviation)
    for (let k = 0; k <= ORDER; k++) {
      const wanted = normalMean((z) => value(z) * hermite(z)[k]!, kink)
      expect(Math.abs(out[1 + 2 * k]! - wanted)).toBeLessThan(2e-14 * scale)
      expect(out[2 * k]).toBe(0)
    }
    expect(Math.abs(square - normalMean((z) => value(z) ** 2, kink))).toBeLessThan(1e-14 * scale * scale)
  })

  it('does not depend on the order asked for, beyond rounding', () => {
    const [short, long] = [new Float64Array(4), new Float64Array(201)]
    const squares = [
      expansionOf(activation, 0.9, 3)(0.4, short, 0, 1),
      expansionOf(activation, 0.9, 200)(0.4, long, 0, 1),
    ]
    short.forEach((c, k) => {
      expect(Math.abs(c - long[k]!)).toBeLessThan(1e-15)
    })
    expect(Math.abs(squares[0]! - squares[1]!)).toBeLessThan(1e-15)
  })

  it.each([-800, -1.3, -0.3, 0, 0.2, 2, 9])('has the same first terms when it is asked for no more: μ = %d', (mean) => {
    for (const deviation of [0.14, 1, 30])
      for (const order of [0, 1]) {
        const [short, long] = [new Float64Array(2), new Float64Array(4)]
        const square = expansionOf(activation, deviation, order)(mean, short, 0, 1)
        const wanted = expansionOf(activation, deviation, 3)(mean, long, 0, 1)
        const error = 2e-15 * Math.max(1, Math.abs(mean) + deviation)
        for (let k = 0; k <= order; k++) expect(Math.abs(short[k]! - long[k]!)).toBeLessThan(error)
        expect(Math.abs(square - wanted)).toBeLessThan(error * Math.max(1, Math.abs(mean) + deviation))
      }
  })

  it('obeys Parseval: coefficients exhaust the mean square, from below', () => {
    const out = new Float64Array(4001)
    const square = expansionOf(activation, 0.9, 4000)(0.4, out, 0, 1)
    const sum = out.reduce((total, c) => total + c * c, 0)
    expect(square - sum).toBeGreaterThan(-1e-15)
    expect(square - sum).toBeLessThan(name === 'relu' ? 1e-5 : 1e-15)
  })

  it('is the value alone without deviation, and tends to it', () => {
    const [still, moving] = [new Float64Array(3), new Float64Array(3)]
    const f = activation.value(-0.8)
    expect(expansionOf(activation, 0, 2)(-0.8, still, 0, 1)).toBe(f * f)
    expect([...still]).toEqual([f, 0, 0])
    expansionOf(activation, 1e-160, 2)(-0.8, moving, 0, 1)
    moving.forEach((c, k) => {
      expect(Math.abs(c - still[k]!)).toBeLessThan(1e-15)
    })
  })

  it('holds far out', () => {
    const out = new Float64Array(3)
    const square = expansionOf(activation, 2, 2)(5000, out, 0, 1)
    const wanted = name === 'relu' ? [5000, 2, 0] : [1, 0, 0]
    wanted.forEach((c, k) => {
      expect(Math.abs(out[k]! - c)).toBeLessThan(1e-15 * 5000)
    })
    expect(square / (out[0]! ** 2 + out[1]! ** 2)).toBeCloseTo(1, 14)
  })
})

describe('relu far left, where its formulas cancel', () => {
  const { nodes, weights } = gaussLegendre(100)

  /** ∫_0^∞ t^n e^(−xt − t²/2) dt: what is left of E max(z − x, 0)^n once φ(x) is taken out. All of it is positive. */
  const integral = (x: number, n: number): number => {
    const reach = Math.min(12, 60 / x)
    return nodes.reduce((sum, u, q) => {
      const t = reach * u
      return sum + reach * weights[q]! * t ** n * Math.exp(-x * t - (t * t) / 2)
    }, 0)
  }

  it.each([-1.4, -1.5, -1.6, -2, -5, -8, -20, -37])('keeps its digits: β = %d', (beta) => {
    const out = new Float64Array(2)
    const deviation = 0.3
    const square = activations.relu.expansion(deviation, 1)(beta * deviation, out, 0, 1)
    const density = Math.exp((-beta * beta) / 2) / Math.sqrt(2 * Math.PI)
    const wanted = [out[1]! / deviation, out[0]! / deviation, square / deviation ** 2]
    wanted.forEach((got, n) => {
      expect(Math.abs(got / (density * integral(-beta, n)) - 1)).toBeLessThan(5e-14)
    })
  })

  it('is 0 where no double is left', () => {
    const out = new Float64Array(3)
    for (const mean of [-50, -1e200, -Number.MAX_VALUE])
      for (const deviation of [1, 1e-300]) {
        expect(activations.relu.expansion(deviation, 2)(mean, out, 0, 1)).toBe(0)
        for (const c of out) expect(Math.abs(c)).toBe(0)
      }
  })
})
