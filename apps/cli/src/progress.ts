import { SingleBar } from 'cli-progress'
import type { CliIO } from './io.ts'

/** How far long work has come. */
export interface Progress {
  /** Takes the next part of the work, `share` of all of it: tells how far that part has come, from 0 to 1. */
  part(share: number): (within: number) => void
}

/** Milliseconds after which work is long enough to be told of. */
const PATIENCE = 1000

/**
 * Runs long work and shows how far it has come, with the time left, on a terminal: after a second, on one line that is gone when the
 * work has ended. Nothing is shown where stderr is no terminal.
 */
export async function withProgress<R>(
  label: string,
  { terminal }: Pick<CliIO, 'terminal'>,
  work: (progress: Progress) => Promise<R>,
): Promise<R> {
  if (terminal === undefined) return work({ part: () => () => {} })
  const bar = new SingleBar({
    stream: terminal,
    format: `${label} {bar} {percentage} %, {eta_formatted} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    clearOnComplete: true,
  })
  const began = performance.now()
  let done = 0
  const show = (share: number) => {
    if (bar.isActive) bar.update(share)
    else if (performance.now() - began > PATIENCE) bar.start(1, share)
  }
  try {
    return await work({
      part: (share) => {
        const from = done
        done += share
        return (within) => show(from + share * within)
      },
    })
  } finally {
    if (bar.isActive) bar.stop()
  }
}
