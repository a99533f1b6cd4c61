import type { HermitianMatrix, SymmetricMatrix } from '@freecurve/core'

type Matrix = SymmetricMatrix | HermitianMatrix

/** Relative deviation of the scales from which rows count as different. Chosen: less moves no spectrum by more than a hundredth. */
const DIFFERENT = 0.1

/**
 * The scales of a submatrix's rows: its diagonal where that is positive, as of every Gram matrix without zero rows, else the rows' norms;
 * null where rows are alike or one is zero. Under the free flow they are alike: the diagonal of a matrix in general position to its rows is
 * its mean.
 */
export function rowScales({ size, data, imaginary }: Matrix): Float64Array | null {
  const diagonal = data.filter((_, k) => k % (size + 1) === 0)
  const scales = diagonal.every((d) => d > 0) ? diagonal : rowNorms(size, data, imaginary)
  const mean = scales.reduce((sum, d) => sum + d / size, 0)
  const variance = scales.reduce((sum, d) => sum + (d - mean) ** 2 / size, 0)
  return scales.every((d) => d > 0) && variance > (DIFFERENT * mean) ** 2 ? scales : null
}

function rowNorms(size: number, data: Float64Array, imaginary: Float64Array | undefined): Float64Array {
  const squares = new Float64Array(size)
  for (const part of imaginary === undefined ? [data] : [data, imaginary])
    for (let k = 0; k < part.length; k++) squares[Math.floor(k / size)]! += part[k]! ** 2
  return squares.map(Math.sqrt)
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
