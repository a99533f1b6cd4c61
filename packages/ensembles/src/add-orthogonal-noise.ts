import type { Random } from '@freecurve/numerics'

/**
 * Adds the first k rows and columns of a Gaussian orthogonal matrix to the lower triangle of a matrix (k×k, row-major, in
 * place): variance v off the diagonal and 2v on it. The numbers are drawn row by row. Throws nothing.
 *
 * @param size k
 * @param variance v; 1/n gives the semicircle law on [−2, 2]
 */
export function addOrthogonalNoise(data: Float64Array, size: number, variance: number, { normal }: Random): void {
  const deviation = Math.sqrt(variance)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) data[i * size + j]! += deviation * normal()
    data[i * size + i]! += deviation * Math.SQRT2 * normal()
  }
}
