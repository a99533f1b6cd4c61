import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNetwork, createTape, forwardPass, layerOutputs, sizeOf } from '../src/index.ts'
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

describe('layerOutputs', () => {
  it('gives what the network gives that ends with the layer', () =>
    fc.assert(
      fc.asyncProperty(networks.filter(fits), fc.integer({ min: 1, max: 99 }), async (description, seed) => {
        const { network, weights, data } = exampleProblem(description, 'squared', seed)
        const width = sizeOf(network.input)
        for (let k = 0; k < description.layers.length; k++) {
          const { layer, values } = await layerOutputs(network, weights, data, `${k}`)
          expect(layer.type).toBe((description.layers[k] as { readonly type: string }).type)
          const short = { ...description, layers: description.layers.slice(0, k + 1) }
          const { size, statistics } = createNetwork(short)
          const last = statistics.at(-1)
          const numbers = [
            Array.from(weights.parameters.subarray(0, size)),
            Array.from(weights.statistics.subarray(0, last === undefined ? 0 : last.at + last.size)),
          ] as const
          for (let n = 0; n < data.samples; n++) {
            const inputs = Array.from(data.inputs.subarray(n * width, (n + 1) * width))
            const wanted = naiveOutputs(short, doubles, ...numbers, inputs)
            wanted.forEach((x, c) => {
              expect(Math.abs(values[n * wanted.length + c]! - x)).toBeLessThan(1e-12 * (1 + Math.abs(x)))
            })
            expect(values.length).toBe(data.samples * wanted.length)
          }
        }
      }),
      { seed: SEED, numRuns: 40 },
    ))

  it('finds layers inside of others, and names them where there is no such layer', async () => {
    const tanh = { type: 'tanh', name: 'inside' }
    const description = { input: [3], layers: [{ type: 'flatten' }, { type: 'residual', layers: [tanh] }] }
    const { network, weights, data } = exampleProblem(description, 'squared', 3)
    expect((await layerOutputs(network, weights, data, '0')).values).toEqual(data.inputs)
    expect((await layerOutputs(network, weights, data, 'inside')).values).toEqual(data.inputs.map(Math.tanh))
    const refuse = (name: string) => expect(layerOutputs(network, weights, data, name)).rejects
    await refuse('1.0').toThrow(expect.objectContaining({ code: 'E_MODEL', details: { path: 'layer', got: '1.0' } }))
    await refuse('insode').toThrow(/"inside", .*"0"/)
  })

  it('runs no layer after it', async () => {
    const layers = [
      { type: 'dense', units: 2, name: 'a' },
      { type: 'dense', units: 2 },
    ]
    const { network, weights, data } = exampleProblem({ input: [3], layers }, 'squared', 3)
    const huge = { ...weights, parameters: weights.parameters.map((x, k) => (k < 8 ? x : 1e308 * Math.sign(x))) }
    const before = (await layerOutputs(network, weights, data, 'a')).values
    expect((await layerOutputs(network, huge, data, 'a')).values).toEqual(before)
    const loud = { ...data, inputs: data.inputs.map((x) => 1e10 * x) }
    await expect(layerOutputs(network, huge, loud, '1')).rejects.toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
    expect((await layerOutputs(network, huge, loud, 'a')).values.every(Number.isFinite)).toBe(true)
  })
})
