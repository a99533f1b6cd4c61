import { symmetricEigenvalues } from '@freecurve/eigen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { erf } from '../src/erf.ts'
import { type RandomFeatureScoreModel, randomFeatureScore } from '../src/index.ts'
import { normalsFrom } from './normals-from.ts'
import { plane } from './plane.ts'

const SEED = 20261123

const all = (count: number) => Uint32Array.from({ length: count }, (_, k) => k)
const normals = (count: number) =>
  fc
    .array(fc.integer({ min: -2500, max: 2500 }), { minLength: count, maxLength: count })
    .map((values) => Float64Array.from(values, (x) => x / 1000))

/** A small model, and the order of a shuffled subset of its features. */
const problems = fc
  .record({
    features: fc.integer({ min: 1, max: 6 }),
    dimension: fc.integer({ min: 1, max: 5 }),
    samples: fc.integer({ min: 1, max: 4 }),
    time: fc.constantFrom(0, 0.01, 0.3, 2, Infinity),
  })
  .chain((shape) =>
    fc.record({
      weights: normals(shape.features * shape.dimension),
      data: normals(shape.samples * shape.dimension),
      order: fc.shuffledSubarray([...all(shape.features)], { minLength: 1 }),
      shape: fc.constant(shape),
    }),
  )
  .map(({ shape, weights, data, order }) => ({
    model: { ...shape, weights, data } satisfies RandomFeatureScoreModel,
    order: Uint32Array.from(order),
  }))
const check = (law: (problem: { model: RandomFeatureScoreModel; order: Uint32Array }) => Promise<void>, numRuns = 30) =>
  fc.assert(fc.asyncProperty(problems, law), { seed: SEED, numRuns })
const wholeOf = (model: RandomFeatureScoreModel) => randomFeatureScore.source(model).principal(all(model.features))

const dot = (p: Float64Array, q: Float64Array) => p.reduce((sum, x, k) => sum + x * q[k]!, 0)
const rowOf = (table: Float64Array, row: number, width: number) => table.subarray(row * width, (row + 1) * width)

describe('randomFeatureScore', () => {
  it('is the expectation of its definition (two-dimensional quadrature)', () =>
    check(async ({ model }) => {
      const { weights, dimension: d, data, samples, time, features } = model
      const { data: u } = await wholeOf(model)
      const noise = 1 - Math.exp(-2 * time)
      const last = features - 1
      const [w, v] = [rowOf(weights, 0, d), rowOf(weights, last, d)]
      const c = [(noise * dot(w, w)) / d, (noise * dot(w, v)) / d, (noise * dot(v, v)) / d] as const
      let sum = 0
      for (let n = 0; n < samples; n++) {
        const scale = Math.exp(-time) / Math.sqrt(d)
        const x = rowOf(data, n, d)
        sum += plane([scale * dot(w, x), scale * dot(v, x)], c) / samples
      }
      expect(Math.abs(u[last]! - sum)).toBeLessThan(1e-13)
    }, 12))

  it('agrees with Monte Carlo over the noise within five standard errors', async () => {
    const model = {
      features: 3,
      dimension: 2,
      samples: 2,
      time: 0.4,
      weights: Float64Array.of(1.2, -0.5, 0.3, 0.9, -1, -1),
      data: Float64Array.of(1, -0.7, 0.2, 1.5),
    }
    const { data } = await wholeOf(model)
    const draws = 60_000
    const normal = normalsFrom(7)
    const sums = new Float64Array(9)
    for (let k = 0; k < draws; k++)
      for (let n = 0; n < 2; n++) {
        const x = [0, 1].map((c) => Math.exp(-0.4) * model.data[2 * n + c]! + Math.sqrt(1 - Math.exp(-0.8)) * normal())
        const sigma = [0, 1, 2].map((i) =>
          erf((model.weights[2 * i]! * x[0]! + model.weights[2 * i + 1]! * x[1]!) / Math.SQRT2),
        )
        for (let i = 0; i < 9; i++) sums[i]! += (sigma[Math.floor(i / 3)]! * sigma[i % 3]!) / (2 * draws)
      }
    const standardError = 1 / Math.sqrt(2 * draws)
    sums.forEach((x, i) => {
      expect(Math.abs(x - data[i]!)).toBeLessThan(5 * standardError)
    })
  })

  it('is the arcsine kernel when nothing is left of the data', () =>
    check(async ({ model }) => {
      const { weights, dimension: d, features } = model
      const { data } = await wholeOf({ ...model, time: Infinity })
      for (let i = 0; i < features; i++)
        for (let j = 0; j < features; j++) {
          const [w, v] = [rowOf(weights, i, d), rowOf(weights, j, d)]
          const rho = (2 * dot(w, v)) / Math.sqrt((d + 2 * dot(w, w)) * (d + 2 * dot(v, v)))
          expect(Math.abs(data[i * features + j]! - (2 / Math.PI) * Math.asin(rho))).toBeLessThan(2e-15)
        }
    }))

  it('is the Gram matrix of the features of the data when there is no noise', () =>
    check(async ({ model }) => {
      const { weights, dimension: d, data: x, samples, features } = model
      const { data } = await wholeOf({ ...model, time: 0 })
      const feature = (i: number, n: number) => erf(dot(rowOf(weights, i, d), rowOf(x, n, d)) / Math.sqrt(d))
      for (let i = 0; i < features; i++) {
        let sum = 0
        for (let n = 0; n < samples; n++) sum += (feature(0, n) * feature(i, n)) / samples
        expect(Math.abs(data[i]! - sum)).toBeLessThan(1e-14)
      }
    }))

  it('is one positive semidefinite matrix: a submatrix in any order has its entries, bit by bit', () =>
    check(async ({ model, order }) => {
      const whole = await wholeOf(model)
      const part = await randomFeatureScore.source(model).principal(order)
      expect(symmetricEigenvalues(whole)[0]).toBeGreaterThan(-1e-14)
      order.forEach((k, s) => {
        order.forEach((l, t) => {
          expect(part.data[s * part.size + t]).toBe(whole.data[k * whole.size + l])
          expect(part.data[s * part.size + t]).toBe(part.data[t * part.size + s])
        })
      })
    }))

  it('does not lose accuracy on large weights, whose correlations come close to 1', async () => {
    const model = {
      features: 2,
      dimension: 1,
      samples: 1,
      time: Infinity,
      weights: Float64Array.of(31, 30),
      data: Float64Array.of(1),
    }
    const { data } = await wholeOf(model)
    const rho = (2 * 31 * 30) / Math.sqrt((1 + 2 * 31 ** 2) * (1 + 2 * 30 ** 2))
    expect(data[1]).toBeCloseTo((2 / Math.PI) * Math.asin(rho), 14)
  })

  it('refuses bad indices and stops when aborted', async () => {
    const samples = 20_000
    const model = {
      features: 60,
      dimension: 1,
      samples,
      time: 1,
      weights: new Float64Array(60).fill(1),
      data: new Float64Array(samples),
    }
    const source = randomFeatureScore.source(model)
    await expect(source.principal(Uint32Array.of(60))).rejects.toMatchObject({ code: 'E_MATRIX' })
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('enough')), 1)
    await expect(source.principal(all(60), { signal: controller.signal })).rejects.toThrow('enough')
  })

  const model: RandomFeatureScoreModel = {
    features: 2,
    dimension: 3,
    samples: 1,
    time: 1,
    weights: new Float64Array(6),
    data: new Float64Array(3),
  }
  it.each([
    ['features', { ...model, features: 0 }],
    ['dimension', { ...model, dimension: 1.5 }],
    ['samples', { ...model, samples: -1 }],
    ['weights', { ...model, weights: new Float64Array(5) }],
    ['weights', { ...model, weights: new Float64Array(6).fill(100) }],
    ['data', { ...model, data: new Float64Array(3).fill(Number.NaN) }],
    ['time', { ...model, time: -1 }],
  ])('refuses a model whose %s do not fit, %#', (argument, wrong) => {
    expect(() => randomFeatureScore.source(wrong)).toThrow(
      expect.objectContaining({ code: 'E_DOMAIN', details: expect.objectContaining({ argument }) }),
    )
  })
})
