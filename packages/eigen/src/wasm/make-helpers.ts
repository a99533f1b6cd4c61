import { kernelModule } from './kernel-module.ts'
import type { Kernel } from './open-kernel.ts'
import type { Thread, ThreadMaker } from './thread-maker.ts'

/** Threads that help one kernel. */
export interface Helpers {
  /** Starts them on the kernel's memory. They take chunks of its jobs as soon as they run; nobody waits for them until then. */
  join(kernel: Kernel): void
  /** What a thread failed with. One that could not even start does not matter: the others do its work. */
  readonly failure: unknown
  /** Resolves when all threads are gone. */
  end(): Promise<void>
}

/** So many helpers, not yet started. */
export function makeHelpers(make: ThreadMaker, count: number): Helpers {
  const threads: Thread[] = []
  let dismiss = () => {}
  let failure: unknown
  return {
    join({ memory, run }) {
      dismiss = () => run.dismiss()
      const data = { module: kernelModule(true), memory }
      const onError = (error: unknown) => {
        failure = error
      }
      try {
        for (let k = 0; k < count; k++) threads.push(make(data, onError))
      } catch (error) {
        onError(error)
      }
    },
    get failure() {
      return failure
    },
    async end() {
      dismiss()
      await Promise.all(threads.map((thread) => thread.end()))
    },
  }
}
