import { SingleBar } from 'cli-progress'
import type { CliIO } from './io.ts'

/** How far long work has come. */
export interface Progress {
  /** Takes the next part of the work, `share` of all of it: tells how far that part has come, from 0 to 1. */
  part(share: number): (within: number) => void
}

/** Milliseconds after which work is long enough to be told of. */
const PATIENCE = 1000

/** Share of the work before which the time left is a guess that is better not made. */
const TELLING = 0.05

/** What a shell expects of a program that was interrupted: 128 + SIGINT. */
const INTERRUPTED = 130

/**
 * Runs long work and shows how far it has come, with the time left, on a terminal: after a second, on one line that is gone when the
 * work has ended. Nothing is shown where stderr is no terminal. An interrupt clears the line and ends the process; nothing was written.
 */
export async function withProgress<R>(
  label: string,
  { terminal }: Pick<CliIO, 'terminal'>,
  work: (progress: Progress) => Promise<R>,
): Promise<R> {
  if (terminal === undefined) return work({ part: () => () => {} })
  const began = performance.now()
  const left = (share: number): string => {
    const seconds = ((performance.now() - began) * (1 - share)) / share / 1000
    return share < TELLING
      ? ''
      : `, ${seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`} left`
  }
  const bar = new SingleBar({
    stream: terminal,
    format: `${label} {bar} {percentage} %{left}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    clearOnComplete: true,
    // The terminal is left as it is, so that nothing has to be put right however the process ends.
    linewrap: true,
  })
  let done = 0
  const show = (share: number) => {
    if (bar.isActive) bar.update(share, { left: left(share) })
    else if (performance.now() - began > PATIENCE) bar.start(1, share, { left: left(share) })
  }
  const interrupted = () => {
    bar.stop()
    process.exit(INTERRUPTED)
  }
  process.once('SIGINT', interrupted)
  try {
    return await work({
      part: (share) => {
        const from = done
        done += share
        return (within) => show(from + share * within)
      },
    })
  } finally {
    process.off('SIGINT', interrupted)
    if (bar.isActive) bar.stop()
  }
}
