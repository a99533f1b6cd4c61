import { symmetricEigenvalues } from '@freecurve/eigen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { glmHessian, type SoftmaxRegression, softmaxGradient, softmaxLoss } from '../src/index.ts'

const SEED = 20261123

/** Numbers from −1 to 1. */
const numbers = (count: number) =>
  fc
    .array(fc.integer({ min: -1000, max: 1000 }), { minLength: count, maxLength: count })
    .map((values) => Float64Array.from(values, (x) => x / 1000))

/** A small model, labels for it, and the order of a shuffled subset of its parameters. */
const problems = fc
  .record({
    samples: fc.integer({ min: 1, max: 7 }),
    features: fc.integer({ min: 1, max: 4 }),
    classes: fc.integer({ min: 2, max: 4 }),
  })
  .chain(({ samples, features, classes }) =>
    fc.record({
      inputs: numbers(samples * features),
      weights: numbers(features * classes),
      ridge: fc.constantFrom(0, 0.3),
      labels: fc.array(fc.integer({ min: 0, max: classes - 1 }), { minLength: samples, maxLength: samples }),
      order: fc.shuffledSubarray(
        Array.from({ length: features * classes }, (_, k) => k),
        { minLength: 1 },
      ),
      samples: fc.constant(samples),
      features: fc.constant(features),
      classes: fc.constant(classes),
    }),
  )
  .map(({ labels, order, ...model }) => ({
    model: model satisfies SoftmaxRegression,
    labels: Uint32Array.from(labels),
    order: Uint32Array.from(order),
  }))

const everything = ({ features, classes }: SoftmaxRegression) =>
  Uint32Array.from({ length: features * classes }, (_, k) => k)
const moved = (model: SoftmaxRegression, k: number, step: number): SoftmaxRegression => {
  const weights = model.weights.slice()
  weights[k]! += step
  return { ...model, weights }
}
const check = (
  law: (problem: { model: SoftmaxRegression; labels: Uint32Array; order: Uint32Array }) => Promise<void>,
) => fc.assert(fc.asyncProperty(problems, law), { seed: SEED, numRuns: 40 })

describe('glmHessian', () => {
  it('is the derivative of the gradient (central differences)', () =>
    check(async ({ model, labels, order }) => {
      const { data } = await glmHessian.source(model).principal(order)
      const h = 1e-5
      order.forEach((k, s) => {
        const up = softmaxGradient(moved(model, k, h), labels)
        const down = softmaxGradient(moved(model, k, -h), labels)
        order.forEach((l, t) => {
          expect(Math.abs(data[s * order.length + t]! - (up[l]! - down[l]!) / (2 * h))).toBeLessThan(1e-8)
        })
      })
    }))

  it('has a gradient that is the derivative of the loss (central differences)', () =>
    check(async ({ model, labels }) => {
      const gradient = softmaxGradient(model, labels)
      const h = 1e-5
      gradient.forEach((g, k) => {
        const slope = (softmaxLoss(moved(model, k, h), labels) - softmaxLoss(moved(model, k, -h), labels)) / (2 * h)
        expect(Math.abs(g - slope)).toBeLessThan(1e-9)
      })
    }))

  it('is one matrix: a submatrix in any order has its entries, bit by bit, and is symmetric', () =>
    check(async ({ model, order }) => {
      const source = glmHessian.source(model)
      const whole = await source.principal(everything(model))
      const part = await source.principal(order)
      order.forEach((k, s) => {
        order.forEach((l, t) => {
          expect(part.data[s * part.size + t]).toBe(whole.data[k * whole.size + l])
          expect(part.data[s * part.size + t]).toBe(part.data[t * part.size + s])
        })
      })
    }))

  it('has no eigenvalue below the ridge, and the ridge itself for what all classes share', () =>
    check(async ({ model }) => {
      const whole = await glmHessian.source(model).principal(everything(model))
      const values = symmetricEigenvalues(whole)
      const ridge = model.ridge ?? 0
      expect(values[0]).toBeGreaterThan(ridge - 1e-14)
      expect(values.filter((x) => Math.abs(x - ridge) < 1e-12).length).toBeGreaterThanOrEqual(model.features)
    }))

  it('stays exact where a class is all but certain', async () => {
    const model = { inputs: Float64Array.of(1), samples: 1, features: 1, classes: 2, weights: Float64Array.of(100, 0) }
    const { data } = await glmHessian.source(model).principal(Uint32Array.of(0, 1))
    const p = 1 / (1 + Math.exp(100))
    for (const [k, sign] of [1, -1, -1, 1].entries()) expect(data[k]! / (sign * p)).toBeCloseTo(1, 12)
  })

  it('is stopped by an aborted signal', async () => {
    const features = 40
    const samples = 20_000
    const inputs = new Float64Array(samples * features).fill(0.5)
    const source = glmHessian.source({ inputs, samples, features, classes: 10, weights: new Float64Array(400) })
    const reason = new Error('enough')
    await expect(
      source.principal(
        Uint32Array.from({ length: 400 }, (_, k) => k),
        { signal: abortSoon(reason) },
      ),
    ).rejects.toBe(reason)
    await expect(source.principal(Uint32Array.of(3, 3))).rejects.toMatchObject({ code: 'E_MATRIX' })
  })
})

function abortSoon(reason: Error): AbortSignal {
  const controller = new AbortController()
  setTimeout(() => controller.abort(reason), 1)
  return controller.signal
}

describe('a model whose parts do not fit', () => {
  const model: SoftmaxRegression = {
    inputs: new Float64Array(6),
    samples: 3,
    features: 2,
    classes: 2,
    weights: new Float64Array(4),
  }
  it.each([
    ['samples', { ...model, samples: 0 }],
    ['features', { ...model, features: 1.5 }],
    ['classes', { ...model, classes: 1 }],
    ['inputs', { ...model, inputs: new Float64Array(5) }],
    ['inputs', { ...model, inputs: new Float64Array(6).fill(Number.NaN) }],
    ['weights', { ...model, weights: Float64Array.of(1, 2, 3, Infinity) }],
    ['ridge', { ...model, ridge: -1 }],
  ])('is refused: %s, %#', (argument, wrong) => {
    const refusal = expect.objectContaining({ code: 'E_DOMAIN', details: expect.objectContaining({ argument }) })
    expect(() => glmHessian.source(wrong)).toThrow(refusal)
    expect(() => softmaxLoss(wrong, new Uint32Array(3))).toThrow(refusal)
  })

  it.each([Uint32Array.of(0, 1), Uint32Array.of(0, 1, 2)])('is refused: labels, %#', (labels) => {
    expect(() => softmaxLoss(model, labels)).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
    expect(() => softmaxGradient(model, labels)).toThrow(expect.objectContaining({ code: 'E_DOMAIN' }))
  })
})
