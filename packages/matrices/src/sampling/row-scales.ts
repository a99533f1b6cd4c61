import type { HermitianMatrix, MatrixSource, PrincipalOptions, SymmetricMatrix } from '@freecurve/core'

type Matrix = SymmetricMatrix | HermitianMatrix

/** Relative deviation of the scales from which rows count as different. Chosen: less moves no spectrum by more than a hundredth. */
const DIFFERENT = 0.1

/**
 * The scales of a submatrix's rows: the source's own, or else the diagonal where it is positive; null where rows are alike, or a scale is not
 * positive. Under the free flow diagonals are alike: those of a matrix in general position to its rows are its mean.
 */
export async function rowScales(
  source: MatrixSource<Matrix>,
  { size, data }: Matrix,
  indices: Uint32Array,
  options: PrincipalOptions,
): Promise<Float64Array | null> {
  const scales = (await source.scales?.(indices, options)) ?? data.filter((_, k) => k % (size + 1) === 0)
  const mean = scales.reduce((sum, d) => sum + d / size, 0)
  const variance = scales.reduce((sum, d) => sum + (d - mean) ** 2 / size, 0)
  return scales.every((d) => d > 0) && variance > (DIFFERENT * mean) ** 2 ? scales : null
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
