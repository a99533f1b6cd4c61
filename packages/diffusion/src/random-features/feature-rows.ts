import { createRandom } from '@freecurve/numerics'

/** Hands out rows of W (the weights of the features asked for, k×d, row-major), so that W need not be in memory. */
export type FeatureRows = (features: Uint32Array) => Promise<Float64Array>

/** Streams of random numbers from here on belong to data, those before to weights, so that one seed may serve both. */
const DATA_STREAMS = 2 ** 31

/**
 * Standard normal weights, feature i from stream i of the seed: any rows of a W of any height, the same each time.
 *
 * @throws (rejects) E_DOMAIN for a seed that is no whole number from 0 to 2^53 − 1.
 */
export function normalRows(seed: number, dimension: number): FeatureRows {
  return async (features) => {
    const rows = new Float64Array(features.length * dimension)
    features.forEach((i, s) => {
      const { normal } = createRandom(seed, i)
      for (let c = 0; c < dimension; c++) rows[s * dimension + c] = normal()
    })
    return rows
  }
}

/**
 * Independent normal points, n×d, row-major: coordinate c has mean 0 and variance `variances[c mod length]`.
 *
 * @throws E_DOMAIN for a seed that is no whole number from 0 to 2^53 − 1.
 */
export function normalData(
  seed: number,
  samples: number,
  dimension: number,
  variances: readonly number[] = [1],
): Float64Array {
  const deviations = Float64Array.from({ length: dimension }, (_, c) => Math.sqrt(variances[c % variances.length]!))
  const data = new Float64Array(samples * dimension)
  for (let n = 0; n < samples; n++) {
    const { normal } = createRandom(seed, DATA_STREAMS + n)
    for (let c = 0; c < dimension; c++) data[n * dimension + c] = deviations[c]! * normal()
  }
  return data
}
