import type { FreeLevyParameters } from '@freecurve/core'
import { normalTable } from './normal-table.ts'

/** Neighbouring columns of the table that belong to one jump. */
interface Block {
  readonly from: number
  readonly to: number
  readonly jump: number
}

/** The factors X_j of the low-rank part Σ_j t_j X_j X_jᵀ / n, side by side. */
export interface Factors {
  /** n×rank, row-major, independent standard normals. */
  readonly table: Float64Array
  /** Sum of the columns of all blocks. */
  readonly rank: number
  /** In the order of the jumps: the negative ones first. */
  readonly blocks: readonly Block[]
}

/**
 * Draws X_j, n × round(r_j n), for every jump.
 *
 * @throws E_DOMAIN for a bad seed, and where there would be more than 2^30 numbers.
 */
export function drawFactors({ rates, jumps }: FreeLevyParameters, size: number, seed: number, stream: number): Factors {
  let rank = 0
  const blocks = jumps.map((jump, j) => {
    const from = rank
    rank += Math.round(rates[j]! * size)
    return { from, to: rank, jump }
  })
  return { table: normalTable(size, rank, seed, stream), rank, blocks }
}
