import { addGram } from '@freecurve/eigen'
import type { PrincipalJob } from '@freecurve/matrices'
import { jacobianRows } from './jacobian-rows.ts'
import type { ScoreProblem } from './score-problem.ts'

/** Columns that are gathered for one product, at least the 256 of a batch of networks. Tuned. */
const COLUMNS = 512

/** (1/N) Σ_n J_n[:, S]ᵀ J_n[:, S] on the lower triangle: all d rows of J, of which the columns S are kept. */
export async function fillGram(
  problem: ScoreProblem,
  dimension: number,
  { indices, lower, pause, progress }: PrincipalJob,
): Promise<void> {
  const size = indices.length
  const placeOf = new Map(Array.from(indices, (index, u) => [index, u]))
  const rows = Uint32Array.from({ length: dimension }, (_, i) => i)
  const stride = COLUMNS
  const columns = new Float64Array(size * stride)
  let filled = 0
  const flush = () => {
    addGram(lower, size, { table: columns, stride, from: 0, to: filled })
    filled = 0
  }
  for (const { place, table, diagonal, count, from } of jacobianRows(problem, rows)) {
    if (filled + count > stride) flush()
    for (let u = 0; u < size; u++) {
      const at = indices[u]! * count
      columns.set(table.subarray(at, at + count), u * stride + filled)
    }
    const own = placeOf.get(place)
    if (own !== undefined) for (let n = 0; n < count; n++) columns[own * stride + filled + n]! += diagonal
    filled += count
    progress((from + (count * (place + 1)) / dimension) / problem.samples)
    await pause()
  }
  flush()
  for (let k = 0; k < lower.length; k++) lower[k]! /= problem.samples
}
