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
 * What the scales of rows are:
 *
 * - `diagonal`: the diagonal, where that is positive, as of every Gram matrix without zero rows;
 * - `norms`: the norms of rows, where the diagonal stands out, as in Hessians: scaled by them, the entries are cosines of a kind;
 * - `balanced`: those that make the rows' norms alike ({@link balancedScales}).
 */
export type ScaleKind = 'diagonal' | 'norms' | 'balanced'

/** The kind that suits a submatrix; null where it has a row of zeros. All submatrices of one matrix are to be taken apart by one kind. */
export function scaleKind(matrix: Matrix): ScaleKind | null {
  const diagonal = diagonalOf(matrix)
  if (isPositive(diagonal)) return 'diagonal'
  const norms = rowNorms(matrix)
  if (!isPositive(norms)) return null
  const above = diagonal.map((d, i) => matrix.size * (d / norms[i]!) ** 2).sort()
  return above[matrix.size >> 1]! >= STANDS_OUT ? 'norms' : 'balanced'
}

/**
 * The scales of a submatrix's rows of one kind; null where rows are alike, or some have no positive scale of this kind. Under the free flow
 * they are alike: the diagonal of a matrix in general position to its rows is its mean.
 */
export function rowScales(matrix: Matrix, kind: ScaleKind): Float64Array | null {
  if (kind === 'balanced') return ifDifferent(balancedScales(matrix), CHANCE / matrix.size)
  return ifDifferent(kind === 'diagonal' ? diagonalOf(matrix) : rowNorms(matrix), 0)
}

function diagonalOf({ size, data }: Matrix): Float64Array {
  const diagonal = new Float64Array(size)
  for (let i = 0; i < size; i++) diagonal[i] = data[i * size + i]!
  return diagonal
}

/** Whether all scales are positive beyond rounding: what is nearer to 0, over the largest, than n times its unit is a row of zeros. */
const isPositive = (scales: Float64Array): boolean => {
  const floor = scales.length * Number.EPSILON * scales.reduce((most, d) => Math.max(most, d), 0)
  return scales.every((d) => d > floor)
}

function ifDifferent(scales: Float64Array | null, chance: number): Float64Array | null {
  if (scales === null || !isPositive(scales)) return null
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
