import type { ActivationTable } from './activation-table.ts'
import { gramRows } from './gram-rows.ts'

/** Rows that say nothing new. Each is an eigenvalue 0, exactly, in every submatrix that it is in (with its double). */
export interface DullRows {
  /** Rows of zeros: features that are never active, or constant and centred. */
  readonly zero: number
  /** Rows, not zero, that equal an earlier one. */
  readonly repeated: number
}

/** Numbers of a piece of the table. */
const PIECE = 2 ** 20

/**
 * Counts the rows of X (or Xᵀ, without the means) that are zero or equal an earlier one, by two hashes of 32 bits over their numbers:
 * different rows are taken for equal with probability 2⁻⁶⁴ a pair.
 */
export function dullRows(table: ActivationTable, means: Float64Array): DullRows {
  const { samples, features, of } = table
  const [size, length] = of === 'samples' ? [samples, features] : [features, samples]
  const all = Uint32Array.from({ length: size }, (_, k) => k)
  const hashes = [new Uint32Array(size).fill(0x811c9dc5), new Uint32Array(size).fill(0x9e3779b9)] as const
  const active = new Uint8Array(size)
  const step = Math.max(1, Math.floor(PIECE / size))
  const numbers = new Float64Array(size * Math.min(step, length))
  const words = new Uint32Array(numbers.buffer)
  for (let from = 0; from < length; from += step) {
    const width = Math.min(step, length - from)
    gramRows(table, means, all, from, from + width, numbers)
    for (let s = 0; s < size; s++) {
      let [one, two, any] = [hashes[0][s]!, hashes[1][s]!, active[s]!]
      for (let k = s * width; k < (s + 1) * width; k++) {
        if (numbers[k] === 0) numbers[k] = 0
        else any = 1
        // FNV-1a by words (prime 16777619), and the multiplier of Knuth's multiplicative hash.
        one = Math.imul(Math.imul(one ^ words[2 * k]!, 16_777_619) ^ words[2 * k + 1]!, 16_777_619)
        two = Math.imul(two ^ words[2 * k + 1]!, 2_654_435_761) + Math.imul(words[2 * k]! ^ (two >>> 15), 2_246_822_519)
      }
      hashes[0][s] = one
      hashes[1][s] = two
      active[s] = any
    }
  }
  const seen = new Set<string>()
  let [zero, repeated] = [0, 0]
  for (let s = 0; s < size; s++) {
    const name = `${hashes[0][s]} ${hashes[1][s]}`
    if (active[s] === 0) zero += 1
    else if (seen.has(name)) repeated += 1
    seen.add(name)
  }
  return { zero, repeated }
}
