import { FreecurveError } from '@freecurve/core'
import type { Steps } from './steps.ts'

/** Sweeps allowed per eigenvalue; LAPACK's dsterf allows 30, and 2 are usual. */
const SWEEPS = 30

/**
 * Share of the norm below which an off-diagonal entry is dropped. All dropped entries together move no eigenvalue by more
 * than twice this (the norm of a tridiagonal matrix of such entries), less than one rounding error.
 */
const DROP = Number.EPSILON / 16

/**
 * Eigenvalues of a symmetric tridiagonal matrix, in no order, by the root-free implicit QL iteration of
 * Pal, Walker and Kahan (Parlett, The Symmetric Eigenvalue Problem, 8.14–8.15): the recurrences run on the squares of the
 * off-diagonal entries. Both arrays are overwritten; the result is `diagonal`.
 *
 * @param diagonal length n: T[i][i]
 * @param offDiagonal length n: T[i][i−1] at i ≥ 1; entry 0 is not read
 * @throws E_MATRIX if an eigenvalue takes more than `sweeps` sweeps, which has not been seen with the default of 30.
 */
export function* tridiagonalEigenvalues(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  sweeps = SWEEPS,
): Steps<Float64Array> {
  const n = diagonal.length
  const squares = new Float64Array(n)
  for (let k = 1; k < n; k++) squares[k - 1] = offDiagonal[k]! * offDiagonal[k]!
  const negligible = (DROP * rowSumNorm(diagonal, offDiagonal)) ** 2
  for (let low = 0; low < n; low++) {
    yield 1 - (1 - low / n) ** 2
    for (let sweep = 0; ; sweep++) {
      const high = endOfBlock(squares, low, negligible)
      if (high === low) break
      if (high === low + 1) {
        solvePair(diagonal, squares, low)
        break
      }
      if (sweep >= sweeps) {
        const reason = `an eigenvalue did not converge in ${sweeps} sweeps`
        throw new FreecurveError('E_MATRIX', `In a matrix of size ${n} ${reason}.`, { reason, got: n })
      }
      sweepBlock(diagonal, squares, low, high)
    }
  }
  return diagonal
}

/** Largest sum of absolute values in a row: at least the norm, and at most √3 times the norm. */
function rowSumNorm(diagonal: Float64Array, offDiagonal: Float64Array): number {
  let norm = 0
  for (let k = 0; k < diagonal.length; k++) {
    const before = k === 0 ? 0 : Math.abs(offDiagonal[k]!)
    norm = Math.max(norm, before + Math.abs(diagonal[k]!) + Math.abs(offDiagonal[k + 1] ?? 0))
  }
  return norm
}

/** The last index of the unreduced block that begins at `low`; the square behind it is set to 0. */
function endOfBlock(squares: Float64Array, low: number, negligible: number): number {
  for (let k = low; k < squares.length - 1; k++)
    if (squares[k]! <= negligible) {
      squares[k] = 0
      return k
    }
  return squares.length - 1
}

/** Both eigenvalues of the 2×2 block at `low`: each diagonal entry moves outwards by the same shift, free of cancellation. */
function solvePair(diagonal: Float64Array, squares: Float64Array, low: number): void {
  const a = diagonal[low]!
  const c = diagonal[low + 1]!
  const square = squares[low]!
  const half = (a - c) / 2
  const shift = square / (Math.abs(half) + Math.sqrt(half * half + square))
  diagonal[low] = half < 0 ? a - shift : a + shift
  diagonal[low + 1] = half < 0 ? c + shift : c - shift
  squares[low] = 0
}

/** One QL sweep on the block low…high with Wilkinson's shift; the names are Parlett's. */
function sweepBlock(diagonal: Float64Array, squares: Float64Array, low: number, high: number): void {
  const start = diagonal[low]!
  const root = Math.sqrt(squares[low]!)
  const ratio = (diagonal[low + 1]! - start) / (2 * root)
  const sigma = start - root / (ratio + (ratio < 0 ? -1 : 1) * Math.sqrt(ratio * ratio + 1))
  let c = 1
  let s = 0
  let gamma = diagonal[high]! - sigma
  let p = gamma * gamma
  for (let k = high - 1; k >= low; k--) {
    const square = squares[k]!
    const r = p + square
    if (k !== high - 1) squares[k + 1] = s * r
    const oldC = c
    c = p / r
    s = square / r
    const oldGamma = gamma
    const alpha = diagonal[k]!
    gamma = c * (alpha - sigma) - s * oldGamma
    diagonal[k + 1] = oldGamma + (alpha - gamma)
    p = c !== 0 ? (gamma * gamma) / c : oldC * square
  }
  squares[low] = s * p
  diagonal[low] = sigma + gamma
}
