import { symmetricEigenvalues } from '@freecurve/eigen'
import { createNetwork, gradientOf, randomWeights } from '@freecurve/networks'
import { exampleProblem, layerExamples } from '@freecurve/networks/testing'
import { describe, expect, it } from 'vitest'
import { type HessianProblem, hessianOf } from '../src/index.ts'
import { distance, wholeOf } from './matrices-of.ts'

describe('the Fisher matrices', () => {
  const { description } = layerExamples.find(({ layer }) => layer === 'gelu')!
  const problem = exampleProblem(description, 'cross-entropy', 8)

  it('have no negative eigenvalue', async () => {
    for (const matrix of ['gauss-newton', 'fisher', 'empirical-fisher'] as const) {
      const values = symmetricEigenvalues(await wholeOf({ ...problem, matrix }))
      expect(values[0]).toBeGreaterThan(-1e-15 * values.at(-1)!)
    }
  })

  it('is the Gauss–Newton matrix with the labels of the model, whatever the labels', async () => {
    const labels = problem.data.labels!.map((label) => 1 - label)
    const fisher = await wholeOf({ ...problem, matrix: 'fisher', data: { ...problem.data, labels } })
    expect(fisher.data).toEqual((await wholeOf({ ...problem, matrix: 'gauss-newton' })).data)
  })

  it('is (1/N) Σ ∇ℓ ∇ℓᵀ with the labels of the data, of rank N', async () => {
    const { samples, inputs, labels } = problem.data
    const { size, data } = await wholeOf({ ...problem, matrix: 'empirical-fisher' })
    const width = inputs.length / samples
    const wanted = new Float64Array(size * size)
    for (let n = 0; n < samples; n++) {
      const one = {
        samples: 1,
        inputs: inputs.slice(n * width, (n + 1) * width),
        labels: labels!.slice(n, n + 1),
      }
      const gradient = gradientOf({ ...problem, data: one })
      for (let k = 0; k < size * size; k++)
        wanted[k]! += (gradient[Math.floor(k / size)]! * gradient[k % size]!) / samples
    }
    expect(distance(data, wanted)).toBeLessThan(1e-14)
    const values = symmetricEigenvalues({ size, data })
    expect(values.filter((x) => x > 1e-12 * values.at(-1)!)).toHaveLength(samples)
  })
})

describe('the rank', () => {
  const description = {
    input: [3],
    layers: [{ type: 'dense', units: 4 }, { type: 'tanh' }, { type: 'dense', units: 3 }],
  }
  /** Two samples: fewer than the parameters, which are 31. */
  const few = (loss: 'cross-entropy' | 'squared'): HessianProblem => {
    const { data, ...rest } = exampleProblem(description, loss, 3)
    const { inputs, labels, targets } = data
    return {
      ...rest,
      data: { samples: 2, inputs: inputs.slice(0, 6), labels: labels?.slice(0, 2), targets: targets?.slice(0, 6) },
    }
  }

  it.each([
    ['gauss-newton', 'cross-entropy', 4],
    ['gauss-newton', 'squared', 6],
    ['fisher', 'cross-entropy', 4],
    ['empirical-fisher', 'squared', 2],
  ] as const)('of %s with %s is told, as it is', async (matrix, loss, rank) => {
    const problem = { ...few(loss), matrix }
    expect((await hessianOf(problem)).growth!.rank).toBe(rank)
    const values = symmetricEigenvalues(await wholeOf(problem))
    expect(values.filter((x) => x > 1e-12 * values.at(-1)!)).toHaveLength(rank)
  })

  it('is not told where a ridge adds to it, nor of a Hessian', async () => {
    const problem = few('squared')
    expect((await hessianOf({ ...problem, matrix: 'gauss-newton', ridge: 1 })).growth!.rank).toBeUndefined()
    for (const matrix of ['hessian', 'residual'] as const)
      expect((await hessianOf({ ...problem, matrix })).growth!.rank).toBeUndefined()
  })

  it('is no more than the number of live parameters', async () => {
    const { data, ...rest } = few('squared')
    const blank = { ...rest, data: { ...data, inputs: new Float64Array(6) }, matrix: 'gauss-newton' } as const
    const one = { ...blank, network: createNetwork({ input: [3], layers: [{ type: 'dense', units: 3 }] }) }
    const problem = { ...one, weights: randomWeights(one.network, 1) }
    expect((await hessianOf(problem)).growth!.rank).toBe(3)
    expect((await hessianOf({ ...problem, parameters: 'all' })).growth!.rank).toBe(3)
  })
})
