/** Milliseconds of work between two turns of the event loop. */
const TURN = 30

/**
 * What long work awaits between its pieces: throws the signal's reason once it is aborted, and gives the event loop a turn every 30 ms, in
 * which it can be. Without a signal it does nothing.
 */
export function pauses(signal: AbortSignal | undefined): () => Promise<void> {
  let turn = performance.now()
  return async () => {
    if (signal === undefined) return
    signal.throwIfAborted()
    if (performance.now() - turn < TURN) return
    await new Promise((resolve) => setTimeout(resolve))
    signal.throwIfAborted()
    turn = performance.now()
  }
}
