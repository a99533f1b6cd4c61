import fc from 'fast-check'
import type { ActivationName, RandomFeatureModel } from '../src/index.ts'

/** Fixed, so that a failure can be run again. */
export const SEED = 20261123

/** 0, 1, …, count − 1 */
export const all = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, k) => k)

const numbers = (count: number) =>
  fc
    .array(fc.integer({ min: -2500, max: 2500 }), { minLength: count, maxLength: count })
    .map((values) => Float64Array.from(values, (x) => x / 1000))

/** A small model whose weights are held, and the order of a shuffled subset of its features. */
export interface Problem {
  readonly model: RandomFeatureModel & { readonly weights: Float64Array }
  readonly order: Uint32Array
}

/** Small models with up to six features in at least `dimension` dimensions. */
export const problems = (names: readonly ActivationName[], dimension = 2): fc.Arbitrary<Problem> =>
  fc
    .record({
      features: fc.integer({ min: 1, max: 6 }),
      dimension: fc.integer({ min: dimension, max: 5 }),
      samples: fc.integer({ min: 1, max: 4 }),
      time: fc.constantFrom(0, 0.01, 0.3, 2, Number.POSITIVE_INFINITY),
      activation: fc.constantFrom(...names),
    })
    .chain((shape) =>
      fc.record({
        weights: numbers(shape.features * shape.dimension),
        data: numbers(shape.samples * shape.dimension),
        order: fc.shuffledSubarray([...all(shape.features)], { minLength: 1 }),
        shape: fc.constant(shape),
      }),
    )
    .map(({ shape, weights, data, order }) => ({ model: { ...shape, weights, data }, order: Uint32Array.from(order) }))
