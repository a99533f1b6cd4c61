import { symmetricEigenvalues } from '@freecurve/eigen'
import {
  batchesOf,
  createNetwork,
  type LayerDescription,
  type Network,
  randomWeights,
  reversePass,
  sizeOf,
} from '@freecurve/networks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TangentKernelModel, tangentKernel, tangentKernelAdapter } from '../src/index.ts'

const all = (size: number) => Uint32Array.from({ length: size }, (_, k) => k)

/** The gradients of one output of every sample, by one reverse pass for each sample: N×P. */
function jacobian({ network, weights, samples, inputs }: TangentKernelModel, output: number): Float64Array[] {
  const width = sizeOf(network.input)
  return Array.from({ length: samples }, (_, n) => {
    const gradient = new Float64Array(network.size)
    const data = { samples: 1, inputs: inputs.slice(n * width, (n + 1) * width) }
    for (const { tape } of batchesOf({ network, weights, data }, false)) {
      tape.output.adjoint.fill(0)[output] = 1
      reversePass(tape, { gradient })
    }
    return gradient
  })
}

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, k) => sum + x * b[k]!, 0)

/** J Jᵀ by its definition. */
function byDefinition(model: TangentKernelModel): number[][] {
  const { samples, outputs = 'sum' } = model
  const classes = sizeOf(model.network.output)
  const each = Array.from({ length: classes }, (_, c) => jacobian(model, c))
  const rowsOf = (n: number): Float64Array[] => {
    if (outputs === 'all') return each.map((gradients) => gradients[n]!)
    if (outputs !== 'sum') return [each[outputs]![n]!]
    return [each[0]![n]!.map((_, k) => each.reduce((sum, gradients) => sum + gradients[n]![k]!, 0))]
  }
  const rows = Array.from({ length: samples }, (_, n) => rowsOf(n)).flat()
  return rows.map((a) => rows.map((b) => dot(a, b)))
}

const layers: LayerDescription[][] = [
  [{ type: 'dense', units: 4, bias: true }, { type: 'tanh' }, { type: 'dense', units: 3, bias: false }],
  [
    { type: 'reshape', shape: [1, 3, 4] },
    { type: 'conv', filters: 2, kernel: [2, 2], stride: [1, 1], padding: [1, 1], groups: 1, bias: true },
    { type: 'group-norm', groups: 1, epsilon: 1e-5 },
    { type: 'silu' },
    { type: 'flatten' },
    { type: 'dense', units: 2, bias: true },
  ],
  [
    { type: 'residual', layers: [{ type: 'dense', units: 12, bias: true }, { type: 'gelu' }] },
    { type: 'layer-norm', epsilon: 1e-5 },
    { type: 'dense', units: 1, bias: true },
  ],
]
const networks: Network[] = layers.map((list) => createNetwork({ input: [12], layers: list }))

const models = fc
  .record({
    network: fc.constantFrom(...networks),
    seed: fc.nat(1000),
    samples: fc.integer({ min: 2, max: 6 }),
    which: fc.constantFrom('all' as const, 'sum' as const, 'last' as const),
  })
  .map(({ network, seed, samples, which }): TangentKernelModel => {
    const inputs = Float64Array.from({ length: samples * 12 }, (_, k) => Math.sin((seed + k) * k))
    const outputs = which === 'last' ? sizeOf(network.output) - 1 : which
    return { network, weights: randomWeights(network, seed), samples, inputs, outputs }
  })
const check = (law: (model: TangentKernelModel) => Promise<void>) =>
  fc.assert(fc.asyncProperty(models, law), { seed: 20_259, numRuns: 40 })

describe('tangentKernel', () => {
  it('is J Jᵀ, positive semidefinite', () =>
    check(async (model) => {
      const source = tangentKernel(model)
      const wanted = byDefinition(model)
      const scale = Math.max(...wanted.map((row, k) => row[k]!))
      expect(source.size).toBe(wanted.length)
      const matrix = await source.principal(all(source.size))
      for (const [i, row] of wanted.entries())
        for (const [j, x] of row.entries())
          expect(Math.abs(matrix.data[i * source.size + j]! - x)).toBeLessThanOrEqual(1e-12 * scale)
      expect(symmetricEigenvalues(matrix)[0]).toBeGreaterThanOrEqual(-1e-12 * scale * source.size)
    }))

  it('of the sum of outputs is the sum of the blocks of all', () =>
    check(async (model) => {
      const classes = sizeOf(model.network.output)
      const { size, data } = await tangentKernel({ ...model, outputs: 'all' }).principal(all(model.samples * classes))
      const sum = await tangentKernel({ ...model, outputs: 'sum' }).principal(all(model.samples))
      for (let n = 0; n < model.samples; n++)
        for (let m = 0; m < model.samples; m++) {
          let [total, most] = [0, 0]
          for (let c = 0; c < classes; c++)
            for (let d = 0; d < classes; d++) {
              total += data[(n * classes + c) * size + m * classes + d]!
              most += Math.sqrt(data[(n * classes + c) * (size + 1)]! * data[(m * classes + d) * (size + 1)]!)
            }
          expect(Math.abs(sum.data[n * model.samples + m]! - total)).toBeLessThanOrEqual(1e-12 * most)
        }
    }))

  it('has no rank above the number of parameters', async () => {
    const network = createNetwork({ input: [1], layers: [{ type: 'dense', units: 2 }] })
    const inputs = Float64Array.of(1, 2, 3, 4, 5)
    const source = tangentKernel({ network, weights: randomWeights(network, 1), samples: 5, inputs, outputs: 'all' })
    const values = symmetricEigenvalues(await source.principal(all(10)))
    expect(source.growth!.rank).toBe(4)
    expect(values.filter((x) => x > 1e-12 * values.at(-1)!)).toHaveLength(4)
  })

  it('tells of its progress and stops when aborted', async () => {
    const [, network] = networks
    const samples = 40
    const inputs = new Float64Array(samples * 12).map((_, k) => Math.cos(k * k))
    const source = tangentKernel({ network: network!, weights: randomWeights(network!, 1), samples, inputs })
    const shares: number[] = []
    await source.principal(all(samples), { onProgress: (share) => shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(source.principal(all(samples), { signal })).rejects.toThrow('enough')
  })

  const network = networks[0]!
  const model = { network, weights: randomWeights(network, 1), samples: 1, inputs: new Float64Array(12) }
  it.each([
    ['samples', { ...model, samples: 0 }],
    ['inputs', { ...model, samples: 2 }],
    ['outputs', { ...model, outputs: 3 }],
    ['outputs', { ...model, outputs: 'each' as 'all' }],
  ])('refuses a model whose %s do not fit, %#', (argument, wrong) => {
    expect(() => tangentKernel(wrong)).toThrow(
      expect.objectContaining({ code: 'E_DOMAIN', details: expect.objectContaining({ argument }) }),
    )
  })
})

describe('the adapter tangent-kernel', () => {
  const { description, host } = tangentKernelAdapter.example
  it('has rows for samples, or for samples and outputs', async () => {
    expect((await tangentKernelAdapter.open(description, host)).size).toBe(9)
    expect((await tangentKernelAdapter.open(description, host, { outputs: 'all' })).size).toBe(27)
    for (const outputs of ['2', 2])
      expect((await tangentKernelAdapter.open(description, host, { outputs })).label).toContain('output 2')
  })

  it.each([
    [{ output: 1 }, 'E_OPTION_UNKNOWN'],
    [{ outputs: '3' }, 'E_OPTION_VALUE'],
    [{ outputs: 3 }, 'E_OPTION_VALUE'],
    [{ outputs: 'one' }, 'E_OPTION_VALUE'],
    [{ outputs: '-1' }, 'E_OPTION_VALUE'],
  ])('refuses %o', async (options, code) => {
    await expect(tangentKernelAdapter.open(description, host, options)).rejects.toMatchObject({ code })
  })

  it.each([
    ['labels', { data: { inputs: 'inputs', labels: 'nowhere' } }],
    ['targets', { data: { inputs: 'inputs', targets: 'nowhere' } }],
    ['loss', { loss: 'squared' }],
  ])('takes the model of a Hessian, and says that its %s are not read', async (field, change) => {
    const [plain, other] = await Promise.all(
      [{}, change].map((fields) => tangentKernelAdapter.open({ ...(description as object), ...fields }, host)),
    )
    expect(await other!.principal(all(other!.size))).toEqual(await plain!.principal(all(plain!.size)))
    expect(other!.label).toMatch(new RegExp(`^.*${field} not read`))
    expect(plain!.label).not.toMatch(/not read/)
  })

  it('refuses a loss that there is not', async () => {
    await expect(tangentKernelAdapter.open({ ...(description as object), loss: 'hinge' }, host)).rejects.toMatchObject({
      code: 'E_MODEL',
      details: { path: 'loss' },
    })
  })
})
