import { symmetricEigenvalues } from '@freecurve/eigen'
import { createRandom } from '@freecurve/numerics'
import { gramOf, wishartFactor } from './wishart.ts'

/**
 * Eigenvalues (length n, ascending) of an n×n corner of a random projection of N dimensions onto k of them: (A + B)^{-1/2} A (A + B)^{-1/2} with
 * Wishart A of k and B of N − k degrees of freedom, both ≥ n (Muirhead 1982, 3.3).
 */
export function projectionCorner(size: number, wide: number, rank: number, seed: number): Float64Array {
  const random = createRandom(seed)
  const a = wishartFactor(size, rank, random)
  const b = wishartFactor(size, wide - rank, random)
  const sum = gramOf(a, size)
  gramOf(b, size).forEach((x, k) => {
    sum[k]! += x
  })
  factorize(sum, size)
  solveRows(sum, a, size)
  return symmetricEigenvalues({ size, data: gramOf(a, size) })
}

/** The lower triangle of a positive definite matrix becomes C with C Cᵀ the matrix, in place. */
function factorize(data: Float64Array, size: number): void {
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let rest = data[i * size + j]!
      for (let k = 0; k < j; k++) rest -= data[i * size + k]! * data[j * size + k]!
      data[i * size + j] = i === j ? Math.sqrt(rest) : rest / data[j * size + j]!
    }
}

/** Y becomes C⁻¹ Y, both lower triangular, in place. */
function solveRows(c: Float64Array, y: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) {
      const factor = c[i * size + k]!
      for (let j = 0; j <= k; j++) y[i * size + j]! -= factor * y[k * size + j]!
    }
    for (let j = 0; j <= i; j++) y[i * size + j]! /= c[i * size + i]!
  }
}
