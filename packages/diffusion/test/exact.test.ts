import { symmetricEigenvalues } from '@freecurve/eigen'
import { erf } from '@freecurve/numerics'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activations } from '../src/activations/activations.ts'
import { type RandomFeatureModel, randomFeatureScoreOf } from '../src/index.ts'
import { normalMean, pairMean } from './normal-mean.ts'
import { normalsFrom } from './normals-from.ts'
import { orthantRules } from './orthant-rule.ts'
import { all, type Problem, problems, SEED } from './problems.ts'

const SMOOTH = ['tanh', 'erf', 'sigmoid'] as const
const check = (law: (problem: Problem) => Promise<void>, numRuns = 30, of = problems(SMOOTH)) =>
  fc.assert(fc.asyncProperty(of, law), { seed: SEED, numRuns })
const wholeOf = (model: RandomFeatureModel) => randomFeatureScoreOf(model).principal(all(model.features))

const dot = (p: Float64Array, q: Float64Array) => p.reduce((sum, x, k) => sum + x * q[k]!, 0)
const rowOf = (table: Float64Array, row: number, width: number) => table.subarray(row * width, (row + 1) * width)

/** Means, deviations and correlation of the pre-activations of features i and j given point n, from the definition. */
function pairLaw({ weights, dimension: d, data, time }: Problem['model'], i: number, j: number, n: number) {
  const [w, v, x] = [rowOf(weights, i, d), rowOf(weights, j, d), rowOf(data, n, d)]
  const [signal, noise] = [Math.exp(-time) / Math.sqrt(d), 1 - Math.exp(-2 * time)]
  const [a, b] = [dot(w, w), dot(v, v)]
  return {
    means: [signal * dot(w, x), signal * dot(v, x)] as const,
    deviations: [Math.sqrt((noise * a) / d), Math.sqrt((noise * b) / d)] as const,
    rho: a * b > 0 ? Math.max(-1, Math.min(1, dot(w, v) / Math.sqrt(a * b))) : 0,
  }
}

describe('the exact form', () => {
  it('is the expectation of its definition (nested quadrature), on and off the diagonal', () =>
    check(async ({ model }) => {
      const { samples, features, activation = 'tanh' } = model
      const { data: u } = await wholeOf(model)
      const last = features - 1
      let [sum, square] = [0, 0]
      for (let n = 0; n < samples; n++) {
        const { value } = activations[activation]
        const law = pairLaw(model, 0, last, n)
        sum += pairMean(value, law) / samples
        square += normalMean((z) => value(law.means[0] + law.deviations[0] * z) ** 2) / samples
      }
      expect(Math.abs(u[0]! - square)).toBeLessThan(2e-13)
      if (last > 0) expect(Math.abs(u[last]! - sum)).toBeLessThan(2e-13)
    }, 8))

  it('with a kink too, where weights are not nearly parallel', async () => {
    const normal = normalsFrom(5)
    const [features, dimension, samples] = [4, 12, 3]
    const table = (count: number) => Float64Array.from({ length: count }, normal)
    for (const time of [0.01, 0.5]) {
      const [weights, data] = [table(features * dimension), table(samples * dimension)]
      const model = { features, dimension, samples, time, weights, data, activation: 'relu' } as const
      const { data: u } = await wholeOf(model)
      for (let i = 0; i < features; i++)
        for (let j = 0; j < i; j++) {
          let sum = 0
          for (let n = 0; n < samples; n++) sum += pairMean(activations.relu.value, pairLaw(model, i, j, n)) / samples
          expect(Math.abs(u[i * features + j]! - sum)).toBeLessThan(1e-13)
        }
    }
  })

  it('agrees with the orthant probabilities for erf', () =>
    check(
      async ({ model }) => {
        const { samples, features } = model
        const { data: u } = await wholeOf(model)
        const ruleFor = orthantRules()
        for (let i = 0; i < features; i++)
          for (let j = 0; j <= i; j++) {
            let sum = 0
            for (let n = 0; n < samples; n++) {
              const { means, deviations, rho } = pairLaw(model, i, j, n)
              const spreads = deviations.map((s) => Math.sqrt(s * s + 0.5))
              const [a, b] = [means[0] / spreads[0]!, means[1] / spreads[1]!]
              const r = ((i === j ? 1 : rho) * deviations[0] * deviations[1]) / (spreads[0]! * spreads[1]!)
              const { nodes, weights } = ruleFor(r)
              sum += erf(a * Math.SQRT1_2) * erf(b * Math.SQRT1_2)
              nodes.forEach((x, q) => {
                sum += weights[q]! * Math.exp(-((a * a + b * b) / 2 - a * b * x) / (1 - x * x))
              })
            }
            expect(Math.abs(u[i * features + j]! - sum / samples)).toBeLessThan(1e-13)
          }
      },
      30,
      problems(['erf'], 1),
    ))

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
          Math.tanh((model.weights[2 * i]! * x[0]! + model.weights[2 * i + 1]! * x[1]!) / Math.SQRT2),
        )
        for (let i = 0; i < 9; i++) sums[i]! += (sigma[Math.floor(i / 3)]! * sigma[i % 3]!) / (2 * draws)
      }
    const standardError = 1 / Math.sqrt(2 * draws)
    sums.forEach((x, i) => {
      expect(Math.abs(x - data[i]!)).toBeLessThan(5 * standardError)
    })
  })

  it('is the arcsine kernel when nothing is left of the data (erf)', () =>
    check(
      async ({ model }) => {
        const { weights, dimension: d, features } = model
        const { data } = await wholeOf({ ...model, time: Number.POSITIVE_INFINITY })
        for (let i = 0; i < features; i++)
          for (let j = 0; j < features; j++) {
            const [w, v] = [rowOf(weights, i, d), rowOf(weights, j, d)]
            const rho = (2 * dot(w, v)) / Math.sqrt((d + 2 * dot(w, w)) * (d + 2 * dot(v, v)))
            expect(Math.abs(data[i * features + j]! - (2 / Math.PI) * Math.asin(rho))).toBeLessThan(2e-14)
          }
      },
      30,
      problems(['erf'], 1),
    ))

  it('is the arc-cosine kernel when nothing is left of the data (relu)', async () => {
    const normal = normalsFrom(11)
    const [features, dimension] = [12, 6]
    const weights = Float64Array.from({ length: features * dimension }, normal)
    const model = { features, dimension, samples: 1, data: new Float64Array(dimension), weights } as const
    const { data } = await wholeOf({ ...model, time: Number.POSITIVE_INFINITY, activation: 'relu' })
    for (let i = 0; i < features; i++)
      for (let j = 0; j < i; j++) {
        const [w, v] = [rowOf(weights, i, dimension), rowOf(weights, j, dimension)]
        const lengths = Math.sqrt(dot(w, w) * dot(v, v))
        const angle = Math.acos(dot(w, v) / lengths)
        const wanted = (lengths / dimension / 2 / Math.PI) * (Math.sin(angle) + (Math.PI - angle) * Math.cos(angle))
        expect(Math.abs(data[i * features + j]! - wanted)).toBeLessThan(1e-13)
      }
  })

  it('is the Gram matrix of the features of the data when there is no noise', () =>
    check(
      async ({ model }) => {
        const { weights, dimension: d, data: x, samples, features, activation = 'tanh' } = model
        const { data } = await wholeOf({ ...model, time: 0 })
        const feature = (i: number, n: number) =>
          activations[activation].value(dot(rowOf(weights, i, d), rowOf(x, n, d)) / Math.sqrt(d))
        for (let i = 0; i < features; i++) {
          let sum = 0
          for (let n = 0; n < samples; n++) sum += (feature(0, n) * feature(i, n)) / samples
          expect(Math.abs(data[i]! - sum)).toBeLessThan(1e-14)
        }
      },
      30,
      problems([...SMOOTH, 'relu'], 1),
    ))

  it('is one positive semidefinite matrix, whichever of its features are asked for', () =>
    check(async ({ model, order }) => {
      const whole = await wholeOf(model)
      const values = symmetricEigenvalues(whole)
      const norm = values[values.length - 1]!
      const part = await randomFeatureScoreOf(model).principal(order)
      expect(values[0]).toBeGreaterThan(-1e-13 * norm - 1e-300)
      order.forEach((k, s) => {
        order.forEach((l, t) => {
          expect(Math.abs(part.data[s * part.size + t]! - whole.data[k * whole.size + l]!)).toBeLessThanOrEqual(
            1e-13 * norm,
          )
        })
      })
    }))

  it('hands single pairs the terms that all others do without', async () => {
    const normal = normalsFrom(3)
    const [features, dimension] = [40, 60]
    const weights = Float64Array.from({ length: features * dimension }, normal)
    for (let c = 0; c < dimension; c++) weights[7 * dimension + c] = 0.97 * weights[c]! + 0.1 * normal()
    const model = { features, dimension, samples: 2, time: 0.3, activation: 'relu' } as const
    const data = Float64Array.from({ length: 2 * dimension }, normal)
    const { data: u } = await wholeOf({ ...model, weights, data })
    const sums = [0, 1].map((n) => pairMean(activations.relu.value, pairLaw({ ...model, weights, data }, 0, 7, n)))
    expect(Math.abs(u[7]! - (sums[0]! + sums[1]!) / 2)).toBeLessThan(1e-13)
  })

  it('refuses weights whose series does not end, with one twin among many and with twins only', async () => {
    const normal = normalsFrom(3)
    for (const features of [2, 9]) {
      const weights = Float64Array.from({ length: features * 9 }, normal)
      weights.copyWithin(9, 0, 9)
      const model = { features, dimension: 9, samples: 1, time: 1, data: new Float64Array(9), weights } as const
      await expect(wholeOf({ ...model, activation: 'relu' })).rejects.toMatchObject({
        code: 'E_DOMAIN',
        details: { argument: 'weights' },
      })
      await expect(wholeOf({ ...model, activation: 'tanh' })).resolves.toMatchObject({ size: features })
    }
    const line = { features: 9, dimension: 1, samples: 1, time: 1, data: Float64Array.of(1) }
    await expect(
      wholeOf({ ...line, weights: Float64Array.from(all(9), (k) => k + 1), activation: 'relu' }),
    ).rejects.toMatchObject({ code: 'E_DOMAIN' })
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
    const source = randomFeatureScoreOf(model)
    await expect(source.principal(Uint32Array.of(60))).rejects.toMatchObject({ code: 'E_MATRIX' })
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('enough')), 1)
    await expect(source.principal(all(60), { signal: controller.signal })).rejects.toThrow('enough')
  })

  const model: RandomFeatureModel = {
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
    ['activation', JSON.parse('{"activation":"toString"}')],
  ])('refuses a model whose %s do not fit, %#', (argument, wrong) => {
    expect(() => randomFeatureScoreOf({ ...model, ...wrong })).toThrow(
      expect.objectContaining({ code: 'E_DOMAIN', details: expect.objectContaining({ argument }) }),
    )
  })

  it('refuses rows that are none, when they are handed out', async () => {
    const source = randomFeatureScoreOf({ ...model, weights: async () => new Float64Array(2) })
    await expect(source.principal(all(2))).rejects.toMatchObject({ code: 'E_DOMAIN', details: { argument: 'weights' } })
  })
})
