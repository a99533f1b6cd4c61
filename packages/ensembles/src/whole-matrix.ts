import type { FreeLevyParameters, SymmetricMatrix } from '@freecurve/core'
import { addGram, mirrorLower } from '@freecurve/eigen'
import { createRandom } from '@freecurve/numerics'
import { addOrthogonalNoise } from './add-orthogonal-noise.ts'
import type { Factors } from './factors.ts'

/** Where the symmetric noise comes from. */
export interface Noise {
  readonly seed: number
  readonly stream: number
}

/**
 * The first k rows and columns of A = a + σ G + Σ_j t_j X_j X_jᵀ / n, as a whole (k×k).
 *
 * G (n×n) is a Gaussian orthogonal matrix: variance 1/n off the diagonal and 2/n on it.
 *
 * @param size n, which fixes the variances
 * @param part k ≤ n
 */
export function wholeMatrix(
  { a, sigma2 }: FreeLevyParameters,
  { table, rank, blocks }: Factors,
  size: number,
  part: number,
  noise: Noise,
): SymmetricMatrix {
  const data = new Float64Array(part * part)
  for (const { from, to, jump } of blocks) addGram(data, part, { table, stride: rank, from, to }, jump / size)
  if (sigma2 > 0) addOrthogonalNoise(data, part, sigma2 / size, createRandom(noise.seed, noise.stream))
  for (let i = 0; i < part; i++) data[i * part + i]! += a
  mirrorLower(data, part)
  return { size: part, data }
}
