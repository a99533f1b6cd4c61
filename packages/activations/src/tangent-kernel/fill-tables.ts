import { batchesOf, reversePass, type Tape } from '@freecurve/networks'
import type { KernelRows } from './kernel-rows.ts'
import type { TangentKernelModel } from './model.ts'
import { type Part, widthOf } from './plan-rounds.ts'

/**
 * What is kept of every row for some parts: for a dense layer x, then δ = ∂f/∂y; else ∂f/∂θ. One reverse pass for each batch and output.
 *
 * @returns for each part a table rows × {@link widthOf}, row-major
 */
export async function fillTables(
  { network, weights }: TangentKernelModel,
  { samples, inputs, rows, outputs }: KernelRows,
  parts: readonly Part[],
  pause: () => Promise<void>,
): Promise<readonly Float64Array[]> {
  const tables = parts.map((part) => new Float64Array(rows.length * widthOf(part)))
  for (const { tape, outputs: batch } of batchesOf({ network, weights, data: { samples, inputs } }, false))
    for (const output of outputs) {
      const { from, count } = batch
      const here = rows.flatMap(({ place, output: own }, row) =>
        own === output && place >= from && place < from + count ? [[row, place - from] as const] : [],
      )
      if (here.length === 0) continue
      const { adjoint } = tape.output
      if (output < 0) adjoint.fill(1)
      else adjoint.fill(0).fill(1, output * count, (output + 1) * count)
      reversePass(tape)
      parts.forEach((part, p) => {
        keep(tape, part, here, tables[p]!)
      })
      await pause()
    }
  return tables
}

/** Copies what is kept of a part into the rows of its table. */
function keep(
  { cells, network, run }: Tape,
  part: Part,
  here: readonly (readonly [row: number, sample: number])[],
  table: Float64Array,
): void {
  const cell = cells[part.step]!
  const width = widthOf(part)
  const { count } = run
  if (part.type === 'dense') {
    const x = cell.inputs[0]!.value
    for (const [row, n] of here) {
      const at = row * width
      for (let i = 0; i < part.inputs; i++) table[at + i] = x[i * count + n]!
      for (let a = 0; a < part.units; a++) table[at + part.inputs + a] = cell.adjoint[a * count + n]!
    }
    return
  }
  const access = network.steps[part.step - 1]!.operation.parameters!
  const gradient = new Float64Array(count)
  for (let index = part.from; index < part.to; index++) {
    access.sampleGradient(cell, run, index, 'adjoint', gradient, 0)
    for (const [row, n] of here) table[row * width + index - part.from] = gradient[n]!
  }
}
