import { createNetwork, randomWeights } from '@freecurve/networks'
import {
  centralDifferences,
  decimalArithmetic,
  exampleProblem,
  layerExamples,
  naiveLoss,
} from '@freecurve/networks/testing'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HessianProblem, hessianOf, MATRIX_KINDS } from '../src/index.ts'
import { columnsOf, distance, range, wholeOf } from './matrices-of.ts'

const SEED = 20261128

const Precise = Decimal.clone({ precision: 60 })
const arithmetic = decimalArithmetic((x) => new Precise(x), Precise.acos(-1))

describe.each(layerExamples.map((example) => [example.layer, example] as const))(
  '%s',
  (_, { description, problem }) => {
    const { network } = problem

    it('has the entries of the loss in 60 digits', async () => {
      const at = Array.from(problem.weights.parameters, arithmetic.of)
      const { second } = centralDifferences(arithmetic, naiveLoss(description, problem, arithmetic), at)
      const chosen = Uint32Array.of(Math.floor(network.size / 2), 1)
      const { data } = await (await hessianOf({ ...problem, parameters: 'all' })).principal(chosen)
      const scale = Math.max(...(await wholeOf(problem)).data.map(Math.abs))
      for (const [k, l] of [
        [0, 0],
        [1, 0],
        [1, 1],
      ] as const)
        expect(Math.abs(data[2 * k + l]! - second(chosen[k]!, chosen[l]!))).toBeLessThan(1e-13 * scale)
    })

    it('has the columns that Hessian-vector products are', async () => {
      expect(distance((await wholeOf(problem)).data, columnsOf(problem))).toBeLessThan(1e-13)
    })

    it('is the sum of its Gauss–Newton and its residual part', async () => {
      const whole = await wholeOf(problem)
      const gaussNewton = await wholeOf({ ...problem, matrix: 'gauss-newton' })
      const residual = await wholeOf({ ...problem, matrix: 'residual' })
      expect(
        distance(
          gaussNewton.data.map((x, k) => x + residual.data[k]!),
          whole.data,
        ),
      ).toBeLessThan(1e-12)
    })
  },
)

/** Layers that keep a list of features a list. */
const layer = fc.oneof(
  fc.record({ type: fc.constant('dense'), units: fc.integer({ min: 1, max: 4 }), bias: fc.boolean() }),
  fc.record({ type: fc.constantFrom('tanh', 'gelu', 'silu', 'sigmoid', 'softplus', 'elu', 'relu', 'layer-norm') }),
)
const sequence = fc.array(layer, { minLength: 1, maxLength: 4 })
const networks = fc
  .record({ features: fc.integer({ min: 1, max: 3 }), before: sequence, inside: sequence, after: sequence })
  .map(({ features, before, inside, after }) => ({
    input: [features],
    layers: [
      { type: 'dense', units: 3 },
      ...before,
      { type: 'concat', layers: inside },
      ...after,
      { type: 'dense', units: 2 },
      { type: 'residual', layers: [{ type: 'tanh' }, { type: 'dense', units: 2 }] },
    ],
  }))
const losses = fc.constantFrom('cross-entropy' as const, 'squared' as const)

describe('networks at random', () => {
  it('have Hessians whose columns are Hessian-vector products', () =>
    fc.assert(
      fc.asyncProperty(networks, losses, fc.nat(1000), async (description, loss, seed) => {
        const problem = exampleProblem(description, loss, seed)
        // A layer norm of two features, or of one, turns rounding into errors of its own size over ε.
        expect(distance((await wholeOf(problem)).data, columnsOf(problem))).toBeLessThan(1e-9)
      }),
      { seed: SEED, numRuns: 60 },
    ))

  it('have matrices that are one: a submatrix in any order has their entries', () =>
    fc.assert(
      fc.asyncProperty(
        networks,
        losses,
        fc.constantFrom(...MATRIX_KINDS),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (description, loss, matrix, numbers) => {
          const problem: HessianProblem = { ...exampleProblem(description, loss, 5), matrix }
          const { size } = problem.network
          const order = range(size)
            .map((k) => k)
            .filter(() => numbers.next().value < 0.5)
            .reverse()
          const whole = await wholeOf(problem)
          const part = await (await hessianOf({ ...problem, parameters: 'all' })).principal(order)
          const scale = Math.max(...whole.data.map(Math.abs))
          const exact = matrix !== 'gauss-newton' && matrix !== 'fisher'
          order.forEach((k, s) => {
            order.forEach((l, t) => {
              const [got, wanted] = [part.data[s * part.size + t]!, whole.data[k * size + l]!]
              if (exact) expect(got).toBe(wanted)
              else expect(Math.abs(got - wanted)).toBeLessThanOrEqual(1e-13 * scale)
              expect(part.data[t * part.size + s]).toBe(got)
            })
          })
        },
      ),
      { seed: SEED, numRuns: 40 },
    ))
})

describe('hessianOf', () => {
  it.each(['live', 'all'] as const)(
    'refuses a network without parameters, whatever the choice: %s',
    async (parameters) => {
      const network = createNetwork({ input: [2], layers: [{ type: 'relu' }] })
      const data = { samples: 1, inputs: Float64Array.of(1, 2), labels: Uint32Array.of(0) }
      const weights = { parameters: new Float64Array(0), statistics: new Float64Array(0) }
      await expect(hessianOf({ network, weights, data, loss: 'cross-entropy', parameters })).rejects.toEqual(
        expect.objectContaining({ code: 'E_DOMAIN', details: expect.objectContaining({ argument: 'network' }) }),
      )
    },
  )

  it('has no residual within a layer where the network is piecewise linear', async () => {
    const description = {
      input: [3],
      layers: [{ type: 'dense', units: 4 }, { type: 'relu' }, { type: 'dense', units: 3 }],
    }
    const problem = { ...exampleProblem(description, 'squared', 3), matrix: 'residual' } as const
    const { size, data } = await wholeOf(problem)
    const first = problem.network.parameters[2]!.at
    let across = 0
    for (let k = 0; k < size; k++)
      for (let l = 0; l < size; l++) {
        if (k < first === l < first) expect(Math.abs(data[k * size + l]!)).toBe(0)
        else across = Math.max(across, Math.abs(data[k * size + l]!))
      }
    expect(across).toBeGreaterThan(0.1)
  })

  it('adds a ridge to the diagonal', async () => {
    const { problem } = layerExamples[0]!
    const plain = await wholeOf(problem)
    const { size, data } = await wholeOf({ ...problem, ridge: 0.25 })
    data.forEach((x, k) => {
      expect(x).toBe(plain.data[k]! + (k % (size + 1) === 0 ? 0.25 : 0))
    })
  })

  it('gives the same with samples in several batches', async () => {
    const network = createNetwork({
      input: [2],
      layers: [{ type: 'dense', units: 3 }, { type: 'tanh' }, { type: 'dense', units: 2 }],
    })
    const samples = 700
    const inputs = Float64Array.from({ length: 2 * samples }, (_, k) => Math.sin(k * k))
    const labels = Uint32Array.from({ length: samples }, (_, n) => n % 2)
    const weights = randomWeights(network, 4)
    const of = (from: number, to: number): HessianProblem => ({
      network,
      weights,
      data: { samples: to - from, inputs: inputs.slice(2 * from, 2 * to), labels: labels.slice(from, to) },
      loss: 'cross-entropy',
    })
    for (const matrix of MATRIX_KINDS) {
      const parts = await Promise.all([of(0, 100), of(100, 700)].map((problem) => wholeOf({ ...problem, matrix })))
      const [few, many] = parts as [(typeof parts)[0], (typeof parts)[0]]
      const { data } = await wholeOf({ ...of(0, samples), matrix })
      expect(
        distance(
          few.data.map((x, k) => (100 * x + 600 * many.data[k]!) / 700),
          data,
        ),
      ).toBeLessThan(1e-13)
    }
  })

  it('says what it does, reports progress, and stops when told to', async () => {
    const { problem } = layerExamples[0]!
    const source = await hessianOf({ ...problem, matrix: 'gauss-newton' })
    expect(source.growth?.flow).toBe('unknown')
    expect(source.size).toBe(problem.network.size)
    const shares: number[] = []
    await source.principal(range(source.size), { onProgress: (share) => shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect(shares.every((share, k) => share > (shares[k - 1] ?? 0))).toBe(true)
    const reason = new Error('enough')
    await expect(source.principal(range(3), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  it.each([
    ['matrix', { matrix: 'jacobian' as never }],
    ['parameters', { parameters: 'dead' as never }],
    ['ridge', { ridge: -1 }],
    ['ridge', { ridge: 1, matrix: 'residual' as const }],
    ['loss', { loss: 'hinge' as never }],
    ['labels', { data: { ...layerExamples[0]!.problem.data, labels: Uint32Array.of(0, 9) } }],
    ['parameters', { weights: { parameters: new Float64Array(3), statistics: new Float64Array(0) } }],
  ])('refuses a %s that is none, %#', async (argument, wrong) => {
    await expect(hessianOf({ ...layerExamples[0]!.problem, ...wrong })).rejects.toEqual(
      expect.objectContaining({ code: 'E_DOMAIN', details: expect.objectContaining({ argument }) }),
    )
  })

  it('refuses weights so large that outputs are not finite', async () => {
    const { problem } = layerExamples.find(({ layer }) => layer === 'relu')!
    const parameters = problem.weights.parameters.map(() => 1e200)
    await expect(hessianOf({ ...problem, weights: { ...problem.weights, parameters } })).rejects.toEqual(
      expect.objectContaining({ code: 'E_DOMAIN' }),
    )
  })
})
