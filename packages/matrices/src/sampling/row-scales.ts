import type { HermitianMatrix, SymmetricMatrix } from '@freecurve/core'
import { balancedScales } from './balanced-scales.ts'

type Matrix = SymmetricMatrix | HermitianMatrix

/** Relative deviation of the scales from which rows count as different. Chosen: less moves no spectrum by more than a hundredth. */
const DIFFERENT = 0.1
/** Squared norms of n rows of independent normal entries have relative variance 2/n by chance; twice that is none of the rows' own. */
const CHANCE = 4

/** How far the squared diagonal entry of half of the rows stands above the mean square of its row, where the diagonal stands out. Chosen. */
const STANDS_OUT = 16

/**
 * The scales of a submatrix's rows; null where rows are alike or one is zero. They are
 *
 * - its diagonal where that is positive, as of every Gram matrix without zero rows;
 * - else the norms of its rows where the diagonal stands out, as in Hessians: scaled by them, the entries are cosines of a kind;
 * - else those that make the rows' norms alike ({@link balancedScales}).
 *
 * Under the free flow they are alike: the diagonal of a matrix in general position to its rows is its mean.
 */
export function rowScales(matrix: Matrix): Float64Array | null {
  const { size, data } = matrix
  const diagonal = data.filter((_, k) => k % (size + 1) === 0)
  if (diagonal.every((d) => d > 0)) return ifDifferent(diagonal, 0)
  const norms = rowNorms(matrix)
  if (!norms.every((norm) => norm > 0)) return null
  const above = diagonal.map((d, i) => size * (d / norms[i]!) ** 2).sort()
  if (above[size >> 1]! >= STANDS_OUT) return ifDifferent(norms, 0)
  const balanced = balancedScales(matrix)
  return balanced === null ? null : ifDifferent(balanced, CHANCE / size)
}

function ifDifferent(scales: Float64Array, chance: number): Float64Array | null {
  const mean = scales.reduce((sum, d) => sum + d / scales.length, 0)
  const variance = scales.reduce((sum, d) => sum + (d / mean - 1) ** 2 / scales.length, 0)
  return variance > DIFFERENT ** 2 + chance ? scales : null
}

function rowNorms({ size, data, imaginary }: Matrix): Float64Array {
  const largest = data.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const squares = new Float64Array(size)
  for (const part of imaginary === undefined ? [data] : [data, imaginary])
    for (let k = 0; k < part.length; k++) squares[Math.floor(k / size)]! += (part[k]! / largest) ** 2
  return squares.map((x) => largest * Math.sqrt(x))
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
