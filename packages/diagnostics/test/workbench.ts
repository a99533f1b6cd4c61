import { compoundFreePoisson, deformedWigner, freeLevy, marchenkoPastur, semicircle } from '@freecurve/ensembles'
import { createRandom } from '@freecurve/numerics'

const SEEDS = [1, 2, 3, 4, 5, 6]
const drawn = (sample: (seed: number) => Float64Array): readonly Float64Array[] => SEEDS.map(sample)

/** Six matrices of each of several laws with one bulk. */
export const oneBulk = {
  semicircle: drawn((seed) => semicircle.sample(200, seed)),
  'marchenko-pastur, thin': drawn((seed) => marchenkoPastur.sample(200, seed, { ratio: 0.02 })),
  'marchenko-pastur, hard edge': drawn((seed) => marchenkoPastur.sample(200, seed, { ratio: 1 })),
  'free-levy': drawn((seed) => freeLevy.sample(200, seed, { a: 0, sigma2: 0.1, rates: '0.5,0.2', jumps: '0.3,-1' })),
  'just before a split': drawn((seed) =>
    compoundFreePoisson.sample(200, seed, { rates: '0.24,0.08', jumps: '0.625,1.71875' }).filter((x) => x > 0),
  ),
} as const

/** Three bulks of masses 0.08, 0.82 and 0.1, decompressible to every size. */
export const threeBulks = drawn((seed) =>
  freeLevy.sample(300, seed, { a: 0, sigma2: 0.1, rates: '0.1,0.08', jumps: '4,-5' }),
)

/** Two equal bulks, and three with a small middle one: neither is decompressible. */
export const twoBulks = drawn((seed) =>
  deformedWigner.sample(200, seed, { values: '-1,1', weights: '0.5,0.5', sigma: 0.3 }),
)
export const middleBulk = drawn((seed) =>
  deformedWigner.sample(300, seed, { values: '-2,0,2', weights: '0.4,0.2,0.4', sigma: 0.15 }),
)

export const asSpectrum = (...samples: readonly Float64Array[]) => ({ size: samples[0]!.length, samples })

/** The values with some replaced by others. */
export function planted(values: Float64Array, from: number, places: readonly number[]): Float64Array {
  const copy = values.slice()
  copy.set(places, from)
  return copy.sort()
}

/** Independent values, which do not repel each other. */
export function independent(count: number, seed: number): Float64Array {
  const random = createRandom(seed)
  return Float64Array.from({ length: count }, () => random.uniform()).sort()
}

export const deviationOf = (values: readonly number[]): number => {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1))
}
