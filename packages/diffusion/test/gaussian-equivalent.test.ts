import { symmetricEigenvalues } from '@freecurve/eigen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalData, normalRows, type RandomFeatureModel, randomFeatureScoreOf } from '../src/index.ts'
import { all, type Problem, problems, SEED } from './problems.ts'

const FORM = { form: 'gaussian-equivalent' } as const
const check = (law: (problem: Problem) => Promise<void>, numRuns = 30) =>
  fc.assert(fc.asyncProperty(problems(['tanh', 'erf', 'relu', 'sigmoid']), law), { seed: SEED, numRuns })
const trace = (data: Float64Array, size: number) =>
  data.reduce((sum, x, e) => (e % (size + 1) === 0 ? sum + x : sum), 0)

/** A model of the shape of the paper's, smaller. */
const modelOf = (features: number, activation: RandomFeatureModel['activation'] = 'tanh'): RandomFeatureModel => ({
  weights: normalRows(1, 12),
  features,
  dimension: 12,
  data: normalData(1, 30, 12),
  samples: 30,
  time: 0.05,
  activation,
})

describe('the Gaussian-equivalent form', () => {
  it('is one positive semidefinite matrix with the trace of the exact one, bit by bit', () =>
    check(async ({ model, order }) => {
      const source = randomFeatureScoreOf(model, FORM)
      const whole = await source.principal(all(model.features))
      const part = await source.principal(order)
      order.forEach((k, s) => {
        order.forEach((l, t) => {
          expect(part.data[s * part.size + t]).toBe(whole.data[k * whole.size + l])
        })
      })
      const values = symmetricEigenvalues(whole)
      expect(values[0]).toBeGreaterThan(-1e-14 * values[values.length - 1]! - 1e-300)
      if (model.activation === 'relu') return
      const exact = await randomFeatureScoreOf(model).principal(all(model.features))
      const wanted = trace(exact.data, exact.size)
      expect(Math.abs(trace(whole.data, whole.size) - wanted)).toBeLessThanOrEqual(1e-13 * wanted)
    }))

  it('is the exact form without noise', () =>
    check(async ({ model }) => {
      const still = { ...model, time: 0 }
      const one = await randomFeatureScoreOf(still).principal(all(model.features))
      const two = await randomFeatureScoreOf(still, FORM).principal(all(model.features))
      one.data.forEach((x, e) => {
        expect(Math.abs(x - two.data[e]!)).toBeLessThan(1e-13)
      })
    }))

  it.each([5, 42, 43, 120, 1500])('has the eigenvalues of the whole, %i features', async (features) => {
    for (const activation of ['tanh', 'relu'] as const) {
      const source = randomFeatureScoreOf(modelOf(features, activation), FORM)
      const values = await source.eigenvalues!()
      const wanted = symmetricEigenvalues(await source.principal(all(features)))
      expect(values.length).toBe(features)
      values.forEach((x, k) => {
        expect(Math.abs(x - wanted[k]!)).toBeLessThan(1e-12 * wanted[features - 1]!)
      })
    }
  })

  it('has the isotropic part p − n − d times, exactly', async () => {
    const values = await randomFeatureScoreOf(modelOf(200), FORM).eigenvalues!()
    expect(values[0]).toBe(values[200 - 42 - 1])
    expect(values[200 - 42]).toBeGreaterThan(values[0]! * (1 + 1e-6))
  })

  it('goes on while it works, and stops when aborted', async () => {
    const shares: number[] = []
    const source = randomFeatureScoreOf(modelOf(5000), FORM)
    await source.eigenvalues!({ onProgress: (share) => shares.push(share) })
    expect(shares[shares.length - 1]).toBe(1)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(source.eigenvalues!({ signal })).rejects.toThrow('enough')
  })

  it('refuses a dual matrix that finds no room', async () => {
    const samples = 22000
    const model = { ...modelOf(30000), samples, data: new Float64Array(samples * 12) }
    await expect(randomFeatureScoreOf(model, FORM).eigenvalues!()).rejects.toMatchObject({ code: 'E_MATRIX' })
  })

  it('refuses a form that is none', () => {
    const other = JSON.parse('{"form":"gaussian"}')
    expect(() => randomFeatureScoreOf(modelOf(9), other)).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })
})
