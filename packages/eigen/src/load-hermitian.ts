import { FreecurveError, type HermitianMatrix } from '@freecurve/core'
import { ASYMMETRY } from './allowed-difference.ts'
import type { Steps } from './steps.ts'

/** Rows between two pauses. */
const ROWS = 16

/** What is loaded, and in which unit. */
export interface HermitianLoad {
  readonly matrix: HermitianMatrix
  /** Largest absolute value of a real or imaginary part. */
  readonly largest: number
  /** A power of two. */
  readonly unit: number
}

/**
 * Writes the real symmetric matrix [[A, −B], [B, A]] of order 2n in place of A + iB, whose eigenvalues are those of A + iB, each
 * twice; divided by the unit, and in the tiles of {@link loadMatrix}.
 *
 * @throws E_MATRIX unless A is symmetric and B antisymmetric.
 */
export function* loadHermitian(
  { matrix, largest, unit }: HermitianLoad,
  target: Float64Array,
  order: number,
): Steps<void> {
  const { size, data, imaginary } = matrix
  const allowed = (ASYMMETRY * largest) / unit
  const place = (i: number, j: number, value: number) => {
    target[((i >> 2) * order + j) * 4 + (i & 3)] = value
    target[((j >> 2) * order + i) * 4 + (j & 3)] = value
  }
  for (let i = 0; i < size; i++) {
    if (i % ROWS === 0) yield 0
    for (let j = 0; j <= i; j++) {
      const [below, above] = [data[i * size + j]! / unit, data[j * size + i]! / unit]
      const [left, right] = [imaginary[i * size + j]! / unit, imaginary[j * size + i]! / unit]
      if (Math.abs(below - above) > allowed || Math.abs(left + right) > allowed) throw notHermitian(matrix, i, j)
      const real = (below + above) / 2
      const part = (left - right) / 2
      place(i, j, real)
      place(size + i, size + j, real)
      place(size + i, j, part)
      if (j < i) place(size + j, i, -part)
    }
  }
}

function notHermitian({ size, data, imaginary }: HermitianMatrix, i: number, j: number): FreecurveError {
  const entry = (k: number) => `${data[k]} + ${imaginary[k]}i`
  const message = `Entry (${i}, ${j}) is ${entry(i * size + j)}, entry (${j}, ${i}) is ${entry(j * size + i)}; a Hermitian matrix is wanted.`
  return new FreecurveError('E_MATRIX', message, { reason: 'not Hermitian', got: [i, j] })
}
