import { describe, expect, it } from 'vitest'
import { createNetwork, lossOf, type Problem, randomWeights, trainNetwork } from '../src/index.ts'

const samples = 64
const network = createNetwork({
  input: [2],
  layers: [{ type: 'dense', units: 8 }, { type: 'tanh' }, { type: 'dense', units: 2 }],
})
const inputs = Float64Array.from({ length: 2 * samples }, (_, k) => Math.sin(k * k))
const side = (n: number) => (inputs[2 * n]! * inputs[2 * n + 1]! > 0 ? 1 : 0)
const data = {
  samples,
  inputs,
  labels: Uint32Array.from({ length: samples }, (_, n) => side(n)),
  targets: Float64Array.from({ length: 2 * samples }, (_, k) => side(k >> 1) * (1 + (k & 1))),
}
const of = (loss: Problem['loss']): Problem => ({ network, weights: randomWeights(network, 2), data, loss })

describe('trainNetwork', () => {
  it.each(['cross-entropy', 'squared'] as const)('learns what no linear network can, by %s', (loss) => {
    const problem = of(loss)
    const told: number[] = []
    const weights = trainNetwork(problem, { epochs: 100, batch: 16, rate: 0.03, onEpoch: (_, mean) => told.push(mean) })
    expect(lossOf({ ...problem, weights })).toBeLessThan(0.3 * lossOf(problem))
    expect(told).toHaveLength(100)
    expect(told.at(-1)).toBeLessThan(told[0]!)
  })

  it('gives the same weights for the same seed, bit by bit, and others for another', () => {
    const start = of('squared').weights.parameters.slice()
    const [one, two, other] = [3, 3, 4].map((seed) => trainNetwork(of('squared'), { epochs: 2, seed }).parameters)
    expect(two).toEqual(one)
    expect(other).not.toEqual(one)
    expect(of('squared').weights.parameters).toEqual(start)
  })

  it('shrinks weights by a ridge', () => {
    const norm = (ridge: number) =>
      Math.hypot(...trainNetwork(of('squared'), { epochs: 60, rate: 0.02, ridge }).parameters)
    expect(norm(0.5)).toBeLessThan(0.5 * norm(0))
  })

  it.each([
    ['epochs', { epochs: 1.5 }],
    ['batch', { batch: 0 }],
    ['rate', { rate: 0 }],
    ['ridge', { ridge: -1 }],
    ['seed', { seed: -1 }],
  ])('refuses %s out of range', (argument, options) => {
    expect(() => trainNetwork(of('squared'), options)).toThrow(
      expect.objectContaining({ code: 'E_DOMAIN', details: expect.objectContaining({ argument }) }),
    )
  })
})
