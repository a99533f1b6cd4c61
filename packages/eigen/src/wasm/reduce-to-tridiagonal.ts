import type { Steps } from '../steps.ts'
import type { Kernel } from './open-kernel.ts'

/** A symmetric tridiagonal matrix T (n×n). */
export interface Tridiagonal {
  /** length n: T[i][i] */
  readonly diagonal: Float64Array
  /** length n: T[i][i−1] at i ≥ 1, and 0 at i = 0 */
  readonly offDiagonal: Float64Array
}

/** The jobs of kernel/jobs.ts. */
const PRODUCTS = 0
const CROSS = 1
const UPDATE_VECTORS = 2
const UPDATE = 3

/** Sweeps that follow each other through the band; the kernel has room for 8. Tuned. */
const SWEEPS = 8
/** Time of an operation of the chase in units of one of the first stage; for the progress only. Measured. */
const CHASE_COST = 1.5

/**
 * Householder reduction of the matrix in the kernel's memory, in two stages, to a tridiagonal T with the same eigenvalues.
 *
 * Stage 1, to a band of width b: for each block column the panel below the diagonal block is brought to triangular form by
 * Q = 1 − V T Vᵀ, and the trailing block becomes Qᵀ A Q = A − V Xᵀ − X Vᵀ, X = A V T − V (Tᵀ Vᵀ A V T)/2 (Bischof, Lang, Sun:
 * A framework for symmetric band reduction, 2000). Stage 2, band to tridiagonal: bulge chasing (Lang, 1993). Operations:
 * 4n³/3 and about 7n²b. All of stage 1 but the panels and some b×b matrices is done by whoever helps.
 *
 * @param size n, the leading rows of the padded matrix that matter
 * @param onWait called while nothing is left to do but to wait for helpers
 */
export function* reduceToTridiagonal(kernel: Kernel, size: number, onWait?: () => void): Steps<Tridiagonal> {
  const { run, order, band, banded } = kernel
  function* finish(job: number, row: number, share: number): Steps<void> {
    run.publish(job, row)
    for (;;) {
      const state = run.work()
      if (state > 0) return
      if (state < 0) onWait?.()
      yield share
    }
  }
  const first = (4 / 3) * order ** 3
  const second = CHASE_COST * 7 * size ** 2 * band
  const firstShare = first / (first + second)
  for (let column = 0; column + band < order; column += band) {
    const share = firstShare * (1 - ((order - column) / order) ** 3)
    const row = column + band
    run.keepDiagonalBlock(column)
    run.factorPanel(column)
    yield* finish(PRODUCTS, row, share)
    run.makeTriangle()
    yield* finish(CROSS, row, share)
    run.makeMiddle()
    yield* finish(UPDATE_VECTORS, row, share)
    yield* finish(UPDATE, row, share)
  }
  run.keepDiagonalBlock(order - band)
  for (let column = 0; column < size - 2; column += SWEEPS) {
    run.chase(column, Math.min(SWEEPS, size - 2 - column), size)
    yield firstShare + (1 - firstShare) * (1 - (1 - column / size) ** 2)
  }
  const at = (i: number, j: number) => banded[3 * band * j + band + i - j]!
  return {
    diagonal: Float64Array.from({ length: size }, (_, i) => at(i, i)),
    offDiagonal: Float64Array.from({ length: size }, (_, i) => (i === 0 ? 0 : at(i, i - 1))),
  }
}
