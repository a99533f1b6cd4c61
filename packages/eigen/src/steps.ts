/** Long work in pieces of some milliseconds: yields the share that is done, from 0 to 1, and returns its result. */
export type Steps<R> = Generator<number, R, void>

/** Does all of it at once. */
export function drain<R>(steps: Steps<R>): R {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same steps with other shares. */
export function* mapSteps<R>(steps: Steps<R>, map: (share: number) => number): Steps<R> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield map(step.value)
  }
}
