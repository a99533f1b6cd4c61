import { describe, expect, it } from 'vitest'
import { EXPANSION_ERROR } from '../src/activations/activation.ts'
import { activations, expansionOf } from '../src/activations/activations.ts'
import { energies } from '../src/random-features/energies.ts'
import { tailBound } from '../src/random-features/tail-bound.ts'

const SMOOTH = ['tanh', 'erf', 'sigmoid'] as const
const pause = async () => {}

/** A mean, a deviation, the order of an expansion, one beyond which nothing is left that doubles could hold, and a number of points. */
type Case = readonly [mean: number, deviation: number, order: number, enough: number, points: number]
const CASES: readonly Case[] = [
  [0.37, 0.5, 40, 200, 10_000],
  [0.9, 1, 128, 600, 700],
  [1.3, 0.7, 64, 400, 10_000],
]

/** Σ_(k>K) c_k²/E σ² for K = 0, 1, …: sums of what is positive. */
function sharesBeyond(name: (typeof SMOOTH)[number], [mean, deviation, , order]: Case): Float64Array {
  const coefficients = new Float64Array(order + 1)
  const square = activations[name].expansion(deviation, order)(mean, coefficients, 0, 1)
  const shares = new Float64Array(order + 1)
  for (let k = order; k > 0; k--) shares[k - 1] = shares[k]! + coefficients[k]! ** 2 / square
  return shares
}

describe.each(SMOOTH)('the tail of %s that is claimed', (name) => {
  it.each(CASES)('is no less than the true one, however many the points: μ = %d, s = %d', async (...point) => {
    const truth = sharesBeyond(name, point)
    const [mean, deviation, order, , many] = point
    for (const samples of [1, many]) {
      const means = new Float64Array(samples).fill(mean)
      const given = { count: 1, means, deviations: Float64Array.of(deviation), squares: Float64Array.of(1) }
      const { logTails } = await energies(activations[name], given, order, pause)
      const shares = logTails.map((half) => Math.exp(2 * half))
      const short = shares.findIndex((claimed, k) => claimed < truth[k]! * (1 - 1e-9))
      const long = shares.findIndex((claimed, k) => claimed > truth[k]! * (1 + 1e-9) + 3 * EXPANSION_ERROR)
      expect([short, long]).toEqual([-1, -1])
    }
  })
})

describe.each(SMOOTH)('the expansion of %s', (name) => {
  it.each([
    [0.01, 16],
    [0.14, 32],
    [0.5, 200],
    [1, 600],
    [3, 2500],
  ])(
    'leaves nothing of the mean square but half the error allowed, far left and right too: s = %d',
    (deviation, order) => {
      const out = new Float64Array(order + 1)
      const expand = expansionOf(activations[name], deviation, order)
      for (let k = -20; k <= 20; k++) {
        const square = expand((k * Math.abs(k)) / 27, out, 0, 1)
        const rest = out.reduce((left, c) => left - c * c, square)
        expect(Math.abs(rest)).toBeLessThan((EXPANSION_ERROR / 2) * square)
      }
    },
  )
})

describe('the bound of a tail', () => {
  it('is the difference where nothing rounds, and what rounding may hide', () => {
    expect(tailBound(1, Float64Array.of(0.5, 0.5))).toBeCloseTo(0.5, 14)
    expect(tailBound(1, Float64Array.of(0.5, 0.5))).toBeGreaterThan(0.5)
    expect(tailBound(4, Float64Array.of(2))).toBeGreaterThanOrEqual(EXPANSION_ERROR * 4)
    expect(tailBound(4, Float64Array.of(2 + 1e-12))).toBe(EXPANSION_ERROR * 4)
    expect(tailBound(0, Float64Array.of(0))).toBe(0)
  })
})
