import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNetwork, gradientOf, hessianVectorProduct, liveParameters, type Problem } from '../src/index.ts'
import { exampleProblem, layerExamples } from '../src/testing/index.ts'

const SEED = 20261128

/** The problem with inputs changed: the number of a feature in a sample, given what it was. */
function withInputs(problem: Problem, change: (feature: number, sample: number, x: number) => number): Problem {
  const { samples, inputs } = problem.data
  const width = inputs.length / samples
  return {
    ...problem,
    data: { ...problem.data, inputs: inputs.map((x, k) => change(k % width, Math.floor(k / width), x)) },
  }
}

/** Dead parameters by name, as in `0.weight[3]`. */
async function deadOf(problem: Problem): Promise<readonly string[]> {
  const live = new Set(await liveParameters(problem))
  return problem.network.parameters.flatMap(({ name, at, size }) =>
    Array.from({ length: size }, (_, k) => k)
      .filter((k) => !live.has(at + k))
      .map((k) => `${name}[${k}]`),
  )
}

const everyOther = (problem: Problem) => withInputs(problem, (feature, _, x) => (feature % 2 === 0 ? 0 : x))

async function expectZeroRows(problem: Problem): Promise<void> {
  const { size } = problem.network
  const live = await liveParameters(problem)
  expect([...live]).toEqual([...new Set(live)].sort((a, b) => a - b))
  const gradient = gradientOf(problem)
  for (let k = 0; k < size; k++) {
    if (live.includes(k)) continue
    const unit = new Float64Array(size)
    unit[k] = 1
    expect(Math.abs(gradient[k]!)).toBe(0)
    for (const x of hessianVectorProduct(problem, unit)) expect(Math.abs(x)).toBe(0)
  }
}

describe.each(layerExamples.map(({ layer, problem }) => [layer, problem] as const))('%s', (_, problem) => {
  it('has exact zeros for dead parameters, with blank inputs too', async () => {
    await expectZeroRows(problem)
    await expectZeroRows(everyOther(problem))
    await expectZeroRows(withInputs(problem, () => 0))
  })
})

const layers = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('dense'), units: fc.integer({ min: 1, max: 4 }), bias: fc.boolean() }),
    fc.record({ type: fc.constantFrom('tanh', 'gelu', 'relu', 'layer-norm', 'batch-norm') }),
  ),
  { minLength: 1, maxLength: 4 },
)

it('finds zero rows only, in networks at random with blank inputs and weights', () =>
  fc.assert(
    fc.asyncProperty(layers, layers, fc.nat(1000), async (before, inside, seed) => {
      const branch = [
        { type: 'concat', layers: inside },
        { type: 'dense', units: 2 },
      ]
      const problem = exampleProblem({ input: [4], layers: [...before, ...branch] }, 'cross-entropy', seed)
      const { parameters, statistics } = problem.weights
      const blank = { parameters: parameters.map((x) => (x > 0.3 ? 0 : x)), statistics: statistics.map((x) => x && 1) }
      await expectZeroRows(everyOther(problem))
      await expectZeroRows(everyOther({ ...problem, weights: blank }))
    }),
    { seed: SEED, numRuns: 60 },
  ))

describe('dead are', () => {
  it('no parameters where every input is used', async () => {
    for (const { layer, problem } of layerExamples) if (layer === 'tanh') expect(await deadOf(problem)).toEqual([])
  })

  it('the weights of a pixel that is blank in all samples, for every unit, and not the biases', async () => {
    const layers = [{ type: 'dense', units: 2 }, { type: 'tanh' }, { type: 'dense', units: 2 }]
    const problem = exampleProblem({ input: [3], layers }, 'cross-entropy', 1)
    expect(await deadOf(withInputs(problem, (feature, _, x) => (feature === 1 ? -0 : x)))).toEqual([
      '0.weight[1]',
      '0.weight[4]',
    ])
    expect(await deadOf(withInputs(problem, (feature, sample, x) => (feature === 1 && sample === 0 ? 0 : x)))).toEqual(
      [],
    )
  })

  it('the taps of a convolution that read nothing but a blank border', async () => {
    const conv = { type: 'conv', filters: 2, kernel: [1, 3] }
    const problem = exampleProblem(
      { input: [1, 1, 4], layers: [conv, { type: 'flatten' }, { type: 'dense', units: 2 }] },
      'cross-entropy',
      2,
    )
    expect(await deadOf(withInputs(problem, (column, _, x) => (column < 2 ? 0 : x)))).toEqual([
      '0.weight[0]',
      '0.weight[3]',
    ])
    expect(await deadOf(withInputs(problem, (column, _, x) => (column < 1 ? 0 : x)))).toEqual([])
  })

  it('the taps of a convolution that read nothing but padding', async () => {
    const conv = { type: 'conv', filters: 1, kernel: [1, 3], padding: [0, 1] }
    const description = { input: [1, 1, 1], layers: [conv, { type: 'flatten' }, { type: 'dense', units: 2 }] }
    expect(await deadOf(exampleProblem(description, 'cross-entropy', 3))).toEqual(['0.weight[0]', '0.weight[2]'])
  })

  it('the weights that read a relu that is off, not those into it', async () => {
    const layers = [{ type: 'dense', units: 2 }, { type: 'relu' }, { type: 'dense', units: 2 }]
    const problem = exampleProblem({ input: [2], layers }, 'cross-entropy', 4)
    const parameters = problem.weights.parameters.slice()
    parameters.set([-100, 100], problem.network.parameters.find(({ name }) => name === '0.bias')!.at)
    expect(await deadOf({ ...problem, weights: { ...problem.weights, parameters } })).toEqual([
      '2.weight[0]',
      '2.weight[2]',
    ])
  })

  it('not the weights that read a number that is 0 but moves: their rows are none of zeros', async () => {
    const layers = [{ type: 'dense', units: 2 }, { type: 'tanh' }, { type: 'dense', units: 2 }]
    const problem = exampleProblem({ input: [2], layers }, 'cross-entropy', 5)
    const { weights, network } = problem
    const [, , { at }] = network.parameters as [unknown, unknown, (typeof network.parameters)[0]]
    const parameters = weights.parameters.map((x, k) => (k < at ? 0 : x))
    const start = { ...problem, weights: { ...weights, parameters } }
    expect(await deadOf(start)).toEqual([])
    const unit = new Float64Array(network.size)
    unit[at] = 1
    expect(hessianVectorProduct(start, unit).some((x) => x !== 0)).toBe(true)
  })

  it('the scales of norms whose input is at its mean for all samples and does not move', async () => {
    const norm = (type: string) => [{ type }, { type: 'dense', units: 2 }]
    const still = exampleProblem({ input: [2], layers: norm('batch-norm') }, 'cross-entropy', 6)
    const mean = still.weights.statistics[1]!
    expect(await deadOf(withInputs(still, (feature, _, x) => (feature === 1 ? mean : x)))).toEqual(['0.weight[1]'])
    const same = exampleProblem({ input: [3], layers: norm('layer-norm') }, 'cross-entropy', 6)
    expect(await deadOf(withInputs(same, () => 7))).toEqual(['0.weight[0]', '0.weight[1]', '0.weight[2]'])
    const moves = [{ type: 'dense', units: 2 }, ...norm('layer-norm')]
    const moving = exampleProblem({ input: [2], layers: moves }, 'cross-entropy', 6)
    const parameters = moving.weights.parameters.map((x, k) => (k < 6 ? 0 : x))
    expect(await deadOf({ ...moving, weights: { ...moving.weights, parameters } })).toEqual([])
  })

  it('not the scale of a number at rest where the mean that a norm takes from it moves', async () => {
    const layers = [{ type: 'concat', layers: [{ type: 'dense', units: 1 }] }, { type: 'layer-norm' }]
    const problem = exampleProblem({ input: [1], layers: [...layers, { type: 'dense', units: 2 }] }, 'cross-entropy', 7)
    // The dense layer returns its input, so x̂ = 0.
    const parameters = problem.weights.parameters.map((x, k) => (k < 2 ? 1 - k : x))
    const level = { ...problem, weights: { ...problem.weights, parameters } }
    expect(await deadOf(level)).toEqual([])
    const scale = Float64Array.from(parameters, (_, k) => (k === 2 ? 1 : 0))
    expect(hessianVectorProduct(level, scale).some((x) => x !== 0)).toBe(true)
  })

  it('found over all batches of samples', async () => {
    const network = createNetwork({ input: [2], layers: [{ type: 'dense', units: 2 }] })
    const samples = 700
    const weights = { parameters: new Float64Array(network.size).fill(0.5), statistics: new Float64Array(0) }
    const inputs = Float64Array.from({ length: 2 * samples }, (_, k) => 1 - (k % 2))
    expect([...(await liveParameters({ network, weights, data: { samples, inputs } }))]).toEqual([0, 2, 4, 5])
    inputs[2 * samples - 1] = 1e-300
    expect([...(await liveParameters({ network, weights, data: { samples, inputs } }))]).toEqual([0, 1, 2, 3, 4, 5])
  })
})

it('refuses what does not fit together', async () => {
  const { problem } = layerExamples[0]!
  const code = expect.objectContaining({ code: 'E_DOMAIN' })
  await expect(liveParameters({ ...problem, data: { samples: 1, inputs: new Float64Array(7) } })).rejects.toEqual(code)
  const weights = { ...problem.weights, parameters: new Float64Array(1) }
  await expect(liveParameters({ ...problem, weights })).rejects.toEqual(code)
})

it('tells how far the search has come, batch by batch, and stops when told to', async () => {
  const network = createNetwork({ input: [2], layers: [{ type: 'dense', units: 2 }] })
  const samples = 700
  const weights = { parameters: new Float64Array(network.size), statistics: new Float64Array(0) }
  const problem = { network, weights, data: { samples, inputs: new Float64Array(2 * samples) } }
  const shares: number[] = []
  await liveParameters(problem, { onProgress: (share) => shares.push(share) })
  expect(shares.length).toBeGreaterThan(1)
  expect(shares.every((share, k) => share > (shares[k - 1] ?? 0))).toBe(true)
  expect(shares.at(-1)).toBe(1)
  const controller = new AbortController()
  const reason = new Error('enough')
  const told: number[] = []
  const onProgress = (share: number) => {
    told.push(share)
    controller.abort(reason)
  }
  await expect(liveParameters(problem, { signal: controller.signal, onProgress })).rejects.toBe(reason)
  expect(told).toHaveLength(1)
})
