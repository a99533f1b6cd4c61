import { addGram, mirrorLower, symmetricEigenvalues } from '@freecurve/eigen'
import { createRandom, type Random } from '@freecurve/numerics'

/**
 * The lower triangular L (n×n, row-major) of Bartlett's decomposition (1933): L Lᵀ has the law of X Xᵀ with X (n×N) standard normal, N ≥ n, at a
 * cost of n² + nN numbers and n³ operations in place of n² N. Entries below the diagonal are standard normal, L_ii² is χ² of N − i
 * degrees of freedom, i from 0.
 */
export function wishartFactor(size: number, wide: number, random: Random): Float64Array {
  if (wide < size) throw new Error(`Bartlett's factor needs N ≥ n; got N = ${wide}, n = ${size}`)
  const factor = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) factor[i * size + j] = random.normal()
    let square = 0
    for (let k = i; k < wide; k++) square += random.normal() ** 2
    factor[i * size + i] = Math.sqrt(square)
  }
  return factor
}

/** f B Bᵀ (n×n, row-major) of a square B. */
export function gramOf(b: Float64Array, size: number, factor = 1): Float64Array {
  const gram = new Float64Array(size * size)
  addGram(gram, size, { table: b, stride: size, from: 0, to: size }, factor)
  mirrorLower(gram, size)
  return gram
}

/**
 * Eigenvalues (length n, ascending) of T^{1/2} X Xᵀ T^{1/2}/N with X (n×N) standard normal: Marchenko–Pastur for T = 1.
 *
 * @param variances diagonal of T, length n, ≥ 0
 * @param wide N ≥ n
 */
export function covarianceEigenvalues(variances: Float64Array, wide: number, seed: number): Float64Array {
  const size = variances.length
  const factor = wishartFactor(size, wide, createRandom(seed))
  for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) factor[i * size + j]! *= Math.sqrt(variances[i]!)
  return symmetricEigenvalues({ size, data: gramOf(factor, size, 1 / wide) })
}
