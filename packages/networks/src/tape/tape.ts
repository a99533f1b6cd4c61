import type { Network, Weights } from '../network/network.ts'
import { sizeOf } from '../network/network.ts'
import type { Cell, Run } from '../operations/operation.ts'

/** All that is known of a batch of samples while it is differentiated. */
export interface Tape {
  readonly network: Network
  readonly run: Run
  /** cells[k] belongs to step k; cells[0] is the input. */
  readonly cells: readonly Cell[]
  readonly output: Cell
}

/** Tables for a batch of `count` samples. The weights have been checked. Without `tangents` only first derivatives can be had. */
export function createTape(network: Network, weights: Weights, count: number, tangents: boolean): Tape {
  let scratch = new Float64Array(0)
  const run: Run = {
    weights,
    count,
    scratch(length) {
      if (scratch.length < length) scratch = new Float64Array(length)
      return scratch
    },
  }
  const cells: Cell[] = [makeCell([], sizeOf(network.input), [], count, tangents)]
  for (const { operation, inputs } of network.steps) {
    const sources = inputs.map((k) => cells[k]!)
    cells.push(makeCell(sources, operation.size, operation.kept, count, tangents))
  }
  return { network, run, cells, output: cells.at(-1)! }
}

/** Numbers in the tables of a tape for one sample, so that a batch can be sized. */
export const tapeSize = ({ input, steps }: Pick<Network, 'input' | 'steps'>, tangents: boolean): number =>
  steps.reduce(
    (sum, { operation }) => sum + (tangents ? 4 : 2) * operation.size + operation.kept.reduce((a, b) => a + b, 0),
    (tangents ? 4 : 2) * sizeOf(input),
  )

function makeCell(
  inputs: readonly Cell[],
  size: number,
  kept: readonly number[],
  count: number,
  tangents: boolean,
): Cell {
  const table = (rows: number) => new Float64Array(rows * count)
  return {
    inputs,
    value: table(size),
    adjoint: table(size),
    tangent: table(tangents ? size : 0),
    adjointTangent: table(tangents ? size : 0),
    moves: false,
    kept: kept.map(table),
  }
}
