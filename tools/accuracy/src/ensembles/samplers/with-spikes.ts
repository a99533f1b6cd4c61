import { symmetricEigenvalues } from '@freecurve/eigen'
import { createRandom } from '@freecurve/numerics'

/** Stream of the directions: streams of one seed are independent. */
const DIRECTIONS = 7

/**
 * Eigenvalues (length n, ascending) of A + Σ θ_i v_i v_iᵀ for random orthonormal v_i, with A given by its eigenvalues: where A's law does not
 * change under rotations, as that of Gaussian ensembles, those of the sampled matrix itself with the spikes added.
 *
 * @param values eigenvalues of A
 * @param spikes θ_i, of either sign
 */
export function withSpikes(values: Float64Array, spikes: readonly number[], seed: number): Float64Array {
  const size = values.length
  const { normal } = createRandom(seed, DIRECTIONS)
  const data = new Float64Array(size * size)
  for (let i = 0; i < size; i++) data[i * size + i] = values[i]!
  const directions: Float64Array[] = []
  for (const spike of spikes) {
    const v = Float64Array.from({ length: size }, normal)
    for (const u of directions) subtract(v, u, dot(u, v))
    const norm = Math.sqrt(dot(v, v))
    for (let i = 0; i < size; i++) v[i]! /= norm
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) data[i * size + j]! += spike * (v[i]! * v[j]!)
    directions.push(v)
  }
  return symmetricEigenvalues({ size, data })
}

const dot = (u: Float64Array, v: Float64Array): number => u.reduce((sum, x, i) => sum + x * v[i]!, 0)

function subtract(v: Float64Array, u: Float64Array, factor: number): void {
  for (let i = 0; i < v.length; i++) v[i]! -= factor * u[i]!
}
