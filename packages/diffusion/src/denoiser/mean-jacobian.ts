import { jacobianRows } from './jacobian-rows.ts'
import type { ScoreProblem } from './score-problem.ts'

/** What a long computation is told and tells. */
export interface Watch {
  /** To be awaited between pieces of work. */
  readonly pause: () => Promise<void>
  /** Told the share that is done. */
  readonly progress: (share: number) => void
}

/**
 * (1/N) Σ_n J_n[S, S], k×k, row-major, for some coordinates S of the points: k reverse passes for each batch. The problem has been
 * checked; the mean over points is in their order, so that an entry does not depend on the others, bit by bit.
 */
export async function meanJacobian(
  problem: ScoreProblem,
  coordinates: Uint32Array,
  { pause, progress }: Watch,
): Promise<Float64Array> {
  const size = coordinates.length
  const mean = new Float64Array(size * size)
  for (const { place, table, diagonal, count, from } of jacobianRows(problem, coordinates)) {
    for (let u = 0; u < size; u++) {
      const at = coordinates[u]! * count
      let sum = u === place ? diagonal * count : 0
      for (let n = 0; n < count; n++) sum += table[at + n]!
      mean[place * size + u]! += sum
    }
    progress((from + (count * (place + 1)) / size) / problem.samples)
    await pause()
  }
  for (let k = 0; k < mean.length; k++) mean[k]! /= problem.samples
  return mean
}
