import { FreecurveError, type SymmetricMatrix } from '@freecurve/core'
import { ASYMMETRY } from './allowed-difference.ts'
import type { Steps } from './steps.ts'

/** Side of the square blocks in which the matrix is compared with its transpose, so that both stay in the cache. */
const BLOCK = 64

/** What is loaded, and in which unit. */
export interface Load {
  readonly matrix: SymmetricMatrix
  /** Largest absolute entry. */
  readonly largest: number
  /** A power of two. */
  readonly unit: number
}

/**
 * Writes (A + Aᵀ)/2 divided by the unit in rows of 4×4 tiles: entry (i, j) goes to ((i >> 2) order + j) 4 + (i & 3).
 *
 * @param target length order², zero; order ≥ n
 * @throws E_MATRIX unless the matrix (n×n) is symmetric.
 */
export function* loadMatrix({ matrix, largest, unit }: Load, target: Float64Array, order: number): Steps<void> {
  const { size, data } = matrix
  const allowed = (ASYMMETRY * largest) / unit
  for (let top = 0; top < size; top += BLOCK) {
    for (let left = 0; left <= top; left += BLOCK) {
      const differs = loadBlock(data, size, unit, allowed, top, left, target, order)
      if (differs >= 0) throw notSymmetric(matrix, Math.floor(differs / size), differs % size)
      yield 0
    }
  }
}

/** The lower part of the block at (top, left) and its mirror image. Returns −1, or i n + j where entry (i, j) differs. */
function loadBlock(
  data: Float64Array,
  size: number,
  unit: number,
  allowed: number,
  top: number,
  left: number,
  target: Float64Array,
  order: number,
): number {
  const bottom = Math.min(top + BLOCK, size)
  for (let i = top; i < bottom; i++) {
    const row = (i >> 2) * order * 4 + (i & 3)
    const last = Math.min(left + BLOCK - 1, i)
    for (let j = left; j <= last; j++) {
      const below = data[i * size + j]! / unit
      const above = data[j * size + i]! / unit
      if (Math.abs(below - above) > allowed) return i * size + j
      const mean = (below + above) / 2
      target[row + 4 * j] = mean
      target[(j >> 2) * order * 4 + 4 * i + (j & 3)] = mean
    }
  }
  return -1
}

function notSymmetric({ size, data }: SymmetricMatrix, i: number, j: number): FreecurveError {
  const [below, above] = [data[i * size + j], data[j * size + i]]
  const message = `Entry (${i}, ${j}) is ${below}, entry (${j}, ${i}) is ${above}; a symmetric matrix is wanted.`
  return new FreecurveError('E_MATRIX', message, { reason: 'not symmetric', got: [i, j] })
}
