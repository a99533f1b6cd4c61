import { addGram } from '@freecurve/eigen'
import type { PrincipalJob } from './matrix-source.ts'
import { PIECE } from './row-pieces.ts'

/** Columns between two chances to stop. {@link addGram} sums as many at a time, so that pieces leave every sum as it is. */
const CHUNK = 512

/** What is multiplied: V (k×l), the rows that a job asks for, a piece of their columns at a time. */
export interface GramTable {
  /** l */
  readonly length: number
  /** What the sums are divided by. */
  readonly divisor: number
  /** Columns from…to−1, k×(to − from) row-major; read before the next ones are asked for. */
  piece(from: number, to: number): Float64Array | Promise<Float64Array>
}

/**
 * Fills a job with V Vᵀ/d. A piece of V takes 32 MB, or 512 columns. Entries do not depend, bit by bit, on which others are asked for.
 * k² l/2 multiplications.
 *
 * @throws E_MATRIX where the memory of {@link addGram} cannot be had; what `piece` and the job's `pause` throw.
 */
export async function fillGram(
  { indices, lower, pause, progress }: PrincipalJob,
  { length, divisor, piece }: GramTable,
): Promise<void> {
  const count = indices.length
  const width = CHUNK * Math.max(1, Math.floor(PIECE / 8 / CHUNK / Math.max(1, count)))
  for (let from = 0; from < length; from += width) {
    const to = Math.min(from + width, length)
    const table = await piece(from, to)
    const stride = to - from
    for (let start = 0; start < stride; start += CHUNK) {
      const end = Math.min(start + CHUNK, stride)
      addGram(lower, count, { table, stride, from: start, to: end })
      progress((from + end) / length)
      await pause()
    }
  }
  if (divisor !== 1) for (let k = 0; k < lower.length; k++) lower[k]! /= divisor
}
