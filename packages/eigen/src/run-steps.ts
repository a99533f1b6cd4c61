import type { Steps } from './steps.ts'

/** Milliseconds of work between two turns of the event loop. */
const TURN = 25

/**
 * Does the steps, letting the event loop run every 25 ms.
 *
 * @param onProgress told the share that is done, never less than before, with 0 first and 1 last
 * @throws (as a rejection) the signal's reason once it is aborted; what the steps or `onProgress` throw.
 */
export async function runSteps<R>(
  steps: Steps<R>,
  signal: AbortSignal | undefined,
  onProgress: ((share: number) => void) | undefined,
): Promise<R> {
  onProgress?.(0)
  let told = 0
  let turn = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) {
      onProgress?.(1)
      return step.value
    }
    if (performance.now() - turn < TURN) continue
    if (step.value > told) {
      told = step.value
      onProgress?.(told)
    }
    await new Promise((resolve) => setTimeout(resolve))
    signal?.throwIfAborted()
    turn = performance.now()
  }
}
