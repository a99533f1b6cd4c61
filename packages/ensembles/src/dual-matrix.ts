import type { SymmetricMatrix } from '@freecurve/core'
import { addGram, mirrorLower } from '@freecurve/eigen'
import { cholesky } from './cholesky.ts'
import type { Factors } from './factors.ts'

/**
 * A rank×rank matrix with the nonzero eigenvalues of Σ_j t_j X_j X_jᵀ / n cut to its first k rows and columns (k > rank).
 *
 * With B = [√|t_j/n| X_j] (k×rank) and S the signs of the jumps, the matrix is B S Bᵀ. Its nonzero eigenvalues are those
 * of Lᵀ S L with L Lᵀ = Bᵀ B, and of ± Bᵀ B where all jumps have one sign.
 *
 * @param size n
 * @param part k
 */
export function dualMatrix({ table, rank, blocks }: Factors, size: number, part: number): SymmetricMatrix {
  const columns = new Float64Array(rank * part)
  for (const { from, to, jump } of blocks) {
    const scale = Math.sqrt(Math.abs(jump) / size)
    for (let c = from; c < to; c++) {
      for (let i = 0; i < part; i++) columns[c * part + i] = scale * table[i * rank + c]!
    }
  }
  const negative = blocks.filter(({ jump }) => jump < 0).reduce((end, { to }) => Math.max(end, to), 0)
  const mixed = negative > 0 && negative < rank
  const gram = new Float64Array(rank * rank)
  addGram(gram, rank, { table: columns, stride: part, from: 0, to: part }, mixed || negative === 0 ? 1 : -1)
  mirrorLower(gram, rank)
  if (!mixed) return { size: rank, data: gram }
  const upper = cholesky(gram, rank)
  const data = new Float64Array(rank * rank)
  addGram(data, rank, { table: upper, stride: rank, from: 0, to: negative }, -1)
  addGram(data, rank, { table: upper, stride: rank, from: negative, to: rank })
  mirrorLower(data, rank)
  return { size: rank, data }
}
