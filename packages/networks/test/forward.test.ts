import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNetwork, createTape, forwardPass, sizeOf } from '../src/index.ts'
import { exampleProblem, naiveOutputs } from '../src/testing/index.ts'
import { doubles } from './doubles.ts'

const SEED = 20261129

const small = fc.integer({ min: 1, max: 3 })
const pair = fc.tuple(small, small)
const convolution = fc
  .record({ groups: small, channels: small, filters: small, kernel: pair, stride: pair, bias: fc.boolean() })
  .map(({ groups, channels, filters, ...rest }) => ({
    channels: channels * groups,
    layer: { type: 'conv', groups, filters: filters * groups, padding: [1, 0], ...rest },
  }))
const after = fc.oneof(
  fc.record({ type: fc.constantFrom('max-pool', 'average-pool'), kernel: pair, stride: pair }),
  fc.record({ type: fc.constant('upsample'), factor: pair }),
  fc.record({ type: fc.constantFrom('global-average-pool', 'layer-norm', 'batch-norm', 'silu') }),
)
const networks = fc.record({ rows: fc.integer({ min: 5, max: 7 }), convolution, after }).map((it) => ({
  input: [it.convolution.channels, it.rows, 5],
  layers: [
    it.convolution.layer,
    { type: 'concat', layers: [{ type: 'residual', layers: [{ type: 'tanh' }] }] },
    it.after,
    { type: 'flatten' },
    { type: 'dense', units: 2 },
  ],
}))

/** Whether windows of an example are larger than what they slide over. */
const fits = (description: unknown) => {
  try {
    createNetwork(description)
    return true
  } catch {
    return false
  }
}

describe('forwardPass', () => {
  it('gives what the definitions of the layers say', () =>
    fc.assert(
      fc.property(networks.filter(fits), fc.integer({ min: 1, max: 99 }), (description, seed) => {
        const { network, weights, data } = exampleProblem(description, 'squared', seed)
        const tape = createTape(network, weights, data.samples, false)
        forwardPass(tape, data.inputs, 0)
        const width = sizeOf(network.input)
        for (let n = 0; n < data.samples; n++) {
          const inputs = Array.from(data.inputs.subarray(n * width, (n + 1) * width))
          const { parameters, statistics } = weights
          const wanted = naiveOutputs(description, doubles, Array.from(parameters), Array.from(statistics), inputs)
          wanted.forEach((x, c) => {
            expect(Math.abs(tape.output.value[c * data.samples + n]! - x)).toBeLessThan(1e-12 * (1 + Math.abs(x)))
          })
        }
      }),
      { seed: SEED, numRuns: 150 },
    ))
})
