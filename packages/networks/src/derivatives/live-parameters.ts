import { type PrincipalOptions, pauses } from '@freecurve/core'
import { checkInputs } from '../data/network-data.ts'
import { type Network, sizeOf } from '../network/network.ts'
import type { Cell, ParameterAccess } from '../operations/operation.ts'
import { markMovable } from '../tape/mark-movable.ts'
import { checkWeights } from '../weights/check-weights.ts'
import { batchesOf } from './batches.ts'
import type { Problem } from './problem.ts'

/**
 * The parameters that are not dead, ascending. A weight of a dense layer or of a convolution, or a scale of a norm, is dead where every
 * number that it multiplies is 0, at all places and in all samples, and no parameter can move that number: then ∂f/∂θ is 0 for every
 * sample, to first order whatever the other parameters do, and its row and column of every matrix of second derivatives are exactly 0.
 * So it is for pixels that are blank in all images, and for the weights that read a relu that is off in all samples.
 *
 * Nothing else is dead by this rule. Weights *into* a relu that is off have zero rows too, and are live. A number that is 0 but moves, as
 * tanh(0), is a live factor; outputs of dense layers, convolutions and norms always count as moving.
 *
 * Costs a forward pass over the samples, which ends early once no factor is left that has been 0 throughout.
 *
 * @param options a signal that ends the work, and who is told the share of it that is done
 * @throws (rejects) E_DOMAIN where network, weights and inputs do not fit together, or where outputs are not finite; the signal's reason.
 */
export async function liveParameters(
  { network, weights, data }: Omit<Problem, 'loss'>,
  { signal, onProgress }: PrincipalOptions = {},
): Promise<Uint32Array> {
  signal?.throwIfAborted()
  checkWeights(network, weights)
  checkInputs(network, data)
  const owners = ownersOf(network)
  const pause = pauses(signal)
  for (const { tape, outputs } of batchesOf({ network, weights, data }, true)) {
    markMovable(tape)
    for (const { access, step, blank } of owners) unmark(blank, access, tape.cells[step]!, tape.run.count)
    if (owners.every(({ blank }) => !blank.includes(1))) break
    onProgress?.((outputs.from + outputs.count) / data.samples)
    await pause()
  }
  const live = new Uint32Array(network.size)
  let count = 0
  for (const { access, blank } of owners)
    for (let index = access.from; index < access.to; index++)
      if (!access.multipliesOnly(index, blank)) live[count++] = index
  return live.slice(0, count)
}

interface Owner {
  readonly access: ParameterAccess
  readonly step: number
  /** 1 for every row of its factors that has been 0, and at rest, so far. */
  readonly blank: Uint8Array
}

const ownersOf = ({ input, steps }: Network): readonly Owner[] =>
  steps.flatMap(({ operation: { parameters: access }, inputs: [source] }, k) => {
    if (access === undefined) return []
    const rows = source === 0 ? sizeOf(input) : steps[source! - 1]!.operation.size
    return [{ access, step: k + 1, blank: new Uint8Array(rows).fill(1) }]
  })

/** Takes the mark from every row of factors that is not 0 in a sample, or may move in one. */
function unmark(blank: Uint8Array, access: ParameterAccess, cell: Cell, count: number): void {
  const factors = access.factors(cell)
  const { value, tangent, moves } = cell.inputs[0]!
  // Inputs move row by row. x̂ of a norm is made of several of them: all of it counts as moving as soon as its input does.
  const byRow = factors === value
  if (moves && !byRow) blank.fill(0)
  for (let row = 0; row < blank.length; row++) {
    if (blank[row] === 0) continue
    for (let k = row * count; k < (row + 1) * count; k++)
      if (factors[k] !== 0 || (moves && tangent[k] !== 0)) {
        blank[row] = 0
        break
      }
  }
}
