import { batchesOf, reversePass } from '@freecurve/networks'
import { denoiserInputs } from './denoiser-inputs.ts'
import { scoreOfOutput } from './score-of-output.ts'
import type { ScoreProblem } from './score-problem.ts'

/** One row of the Jacobian J_n = ∂s/∂x at every point of a batch. */
export interface JacobianRow {
  /** i: the place of the row in the list that was asked for */
  readonly place: number
  /** J_n[rows[place]][j] without the diagonal's part, at table[j × count + n] for each point n of the batch; lost with the next row */
  readonly table: Float64Array
  /** What is to be added to J_n[i][i]. */
  readonly diagonal: number
  /** Points of the batch, the first of which is point `from`. */
  readonly count: number
  readonly from: number
}

/** Rows of J at all points, batch by batch, by one reverse pass for each row of a batch. The problem has been checked. */
export function* jacobianRows(problem: ScoreProblem, rows: Uint32Array): Generator<JacobianRow, void, undefined> {
  const { network, weights, samples, predicts, time } = problem
  const { output, point } = scoreOfOutput(predicts, time)
  const data = { samples, inputs: denoiserInputs(problem, problem) }
  for (const { tape, outputs } of batchesOf({ network, weights, data }, false)) {
    const { count, from } = outputs
    const [input] = tape.cells
    for (let place = 0; place < rows.length; place++) {
      const i = rows[place]!
      tape.output.adjoint.fill(0).fill(output, i * count, (i + 1) * count)
      reversePass(tape)
      yield { place, table: input!.adjoint, diagonal: point, count, from }
    }
  }
}
