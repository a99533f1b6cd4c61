import { FreecurveError } from '@freecurve/core'
import type { OutputBatch } from '../losses/loss.ts'
import { sizeOf } from '../network/network.ts'
import { forwardPass } from '../tape/passes.ts'
import { createTape, type Tape, tapeSize } from '../tape/tape.ts'
import type { Problem } from './problem.ts'

/** Numbers that a tape may hold: 128 MB. */
const ROOM = 2 ** 24

/** Most samples of a batch: more make products no faster. Tuned. */
const MOST = 256

/** A tape after its forward pass, with its outputs as losses read them. */
export interface Batch {
  readonly tape: Tape
  readonly outputs: OutputBatch
}

/**
 * The samples of a problem in batches, each after the forward pass; a tape is used again for the next batch.
 *
 * @throws E_DOMAIN where an output is not finite.
 */
export function* batchesOf(
  { network, weights, data }: Omit<Problem, 'loss'>,
  tangents: boolean,
): Generator<Batch, void, undefined> {
  const most = Math.max(1, Math.min(MOST, Math.floor(ROOM / tapeSize(network, tangents))))
  const step = Math.ceil(data.samples / Math.ceil(data.samples / most))
  let tape: Tape | undefined
  for (let from = 0; from < data.samples; from += step) {
    const count = Math.min(step, data.samples - from)
    if (tape?.run.count !== count) tape = createTape(network, weights, count, tangents)
    forwardPass(tape, data.inputs, from)
    const { value } = tape.output
    if (!value.every(Number.isFinite))
      throw new FreecurveError(
        'E_DOMAIN',
        'The network gives outputs that are not finite. Its weights or inputs are too large.',
        {
          argument: 'weights',
          got: value.find((x) => !Number.isFinite(x)),
        },
      )
    yield { tape, outputs: { values: value, outputs: sizeOf(network.output), count, from } }
  }
}
