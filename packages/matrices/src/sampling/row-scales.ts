import type { HermitianMatrix, SymmetricMatrix } from '@freecurve/core'
import { balancedScales } from './balanced-scales.ts'

type Matrix = SymmetricMatrix | HermitianMatrix

/** Relative deviation of the scales from which rows count as different. Chosen: less moves no spectrum by more than a hundredth. */
const DIFFERENT = 0.1
/** Squared norms of n rows of independent normal entries have relative variance 2/n by chance; twice that is none of the rows' own. */
const CHANCE = 4

/**
 * The scales of a submatrix's rows: its diagonal where that is positive, as of every Gram matrix without zero rows, else those that make the
 * rows' norms alike ({@link balancedScales}); null where rows are alike or one is zero. Under the free flow they are alike: the diagonal of a
 * matrix in general position to its rows is its mean.
 */
export function rowScales(matrix: Matrix): Float64Array | null {
  const { size, data } = matrix
  const diagonal = data.filter((_, k) => k % (size + 1) === 0)
  const positive = diagonal.every((d) => d > 0)
  const scales = positive ? diagonal : balancedScales(matrix)
  if (scales === null) return null
  const mean = scales.reduce((sum, d) => sum + d / size, 0)
  const variance = scales.reduce((sum, d) => sum + (d / mean - 1) ** 2 / size, 0)
  return variance > DIFFERENT ** 2 + (positive ? 0 : CHANCE / size) ? scales : null
}

/** D^{−1/2} A D^{−1/2}. */
export function withoutScales({ size, data, imaginary }: Matrix, scales: Float64Array): Matrix {
  const roots = scales.map(Math.sqrt)
  const divided = (entries: Float64Array): Float64Array => {
    const out = new Float64Array(entries.length)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) out[i * size + j] = entries[i * size + j]! / (roots[i]! * roots[j]!)
    return out
  }
  return imaginary === undefined
    ? { size, data: divided(data) }
    : { size, data: divided(data), imaginary: divided(imaginary) }
}
