import { CLAIM, DONE, KIND, order, ROW, TURN } from './header'
import { chunksOf, runChunk } from './jobs'

/** Rounds of waiting for helpers before the caller is told that the job is not done. */
const PATIENCE: i32 = 20000

/** Publishes a job on the rows from `row` on. The one before must be done. */
export function publish(kind: i32, row: i32): void {
  store<i32>(KIND, kind)
  store<i32>(ROW, row)
  atomic.store<i32>(DONE, 0)
  atomic.store<i64>(CLAIM, (<i64>chunksOf(kind, order() - row)) << 32)
  atomic.add<i32>(TURN, 1)
  atomic.notify(TURN, -1)
}

/**
 * Does a chunk of the job, if there is one left. Whoever claims a chunk reads the number of chunks with the same access, so that
 * a claim on a job that is over is seen to be none. Returns 1 if the whole job is done, 0 if there may be more to do, and −1
 * if helpers were waited for in vain.
 */
export function work(): i32 {
  const chunk = claim()
  if (chunk < 0) {
    for (let round = 0; round < PATIENCE; round++) if (isDone()) return 1
    return -1
  }
  runChunk(chunk)
  atomic.add<i32>(DONE, 1)
  return isDone() ? 1 : 0
}

/** The number of a chunk that is now the caller's, or −1. */
function claim(): i32 {
  const held = atomic.add<i64>(CLAIM, 1)
  const chunk = <i32>held
  return chunk < <i32>(held >> 32) ? chunk : -1
}

function isDone(): bool {
  return atomic.load<i32>(DONE) === <i32>(atomic.load<i64>(CLAIM) >> 32)
}

/** A helper's life: works on every job until it is told to leave. */
export function serve(): void {
  for (;;) {
    const turn = atomic.load<i32>(TURN)
    if (turn < 0) return
    for (;;) {
      const chunk = claim()
      if (chunk < 0) break
      runChunk(chunk)
      atomic.add<i32>(DONE, 1)
    }
    atomic.wait<i32>(TURN, turn, -1)
  }
}

/** Tells the helpers to leave. */
export function dismiss(): void {
  atomic.store<i32>(TURN, -1)
  atomic.notify(TURN, -1)
}
