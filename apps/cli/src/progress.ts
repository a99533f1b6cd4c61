import { SingleBar } from 'cli-progress'
import type { CliIO } from './io.ts'

/** How far long work has come, and whether it is still wanted. */
export interface Progress {
  /** Aborted by an interrupt; absent where nobody watches, as an interrupt then ends the process at once. */
  readonly signal?: AbortSignal | undefined
  /** Tells how far a step has come that goes before the work itself, from 0 to 1, and what it is. It has a line of its own. */
  step(within: number, name: string): void
  /** Takes the next part of the work, `share` of all of it: tells how far that part has come, from 0 to 1. */
  part(share: number): (within: number) => void
}

/** Milliseconds after which work is long enough to be told of. */
const PATIENCE = 1000

/** Share of the work before which the time left is a guess that is better not made. */
const TELLING = 0.05

/**
 * Runs long work and shows how far it has come, with the time left, on a terminal: after a second, on one line that is gone when the
 * work has ended. Nothing is shown where stderr is no terminal. An interrupt clears the line and aborts the signal, and a second one ends the
 * process; nothing was written.
 */
export async function withProgress<R>(
  label: string,
  { terminal }: Pick<CliIO, 'terminal'>,
  work: (progress: Progress) => Promise<R>,
): Promise<R> {
  if (terminal === undefined) return work({ step: () => {}, part: () => () => {} })
  let began = performance.now()
  let shown = label
  const left = (share: number): string => {
    const seconds = ((performance.now() - began) * (1 - share)) / share / 1000
    return share < TELLING
      ? ''
      : `, ${seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`} left`
  }
  const bar = new SingleBar({
    stream: terminal,
    format: `{label} {bar} {percentage} %{left}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    clearOnComplete: true,
    // The terminal is left as it is, so that nothing has to be put right however the process ends.
    linewrap: true,
  })
  let done = 0
  const interrupt = new AbortController()
  const show = (share: number, name: string) => {
    if (interrupt.signal.aborted) return
    if (name !== shown) {
      began = performance.now()
      shown = name
    }
    const said = { label: name, left: left(share) }
    if (bar.isActive) bar.update(share, said)
    else if (performance.now() - began > PATIENCE) bar.start(1, share, said)
  }
  const interrupted = () => {
    bar.stop()
    interrupt.abort()
  }
  process.once('SIGINT', interrupted)
  try {
    return await work({
      signal: interrupt.signal,
      step: show,
      part: (share) => {
        const from = done
        done += share
        return (within) => show(from + share * within, label)
      },
    })
  } finally {
    process.off('SIGINT', interrupted)
    if (bar.isActive) bar.stop()
  }
}
