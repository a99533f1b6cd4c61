/** A thread that runs the kernel's `serve` in a shared memory. */
export interface Thread {
  /** Resolves when the thread is gone. */
  end(): Promise<unknown>
}

/** What a thread is given. */
interface ThreadData {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
}

/** Starts a thread; `onError` is told if it fails, now or later. */
export type ThreadMaker = (data: ThreadData, onError: (error: unknown) => void) => Thread

/** All that a thread does. As a text, it needs no file of its own: not in a bundle, not in a source tree. */
const PROGRAM = `
const serve = ({ module, memory }) => new WebAssembly.Instance(module, { env: { memory } }).exports.serve()
if (typeof require === 'function') serve(require('node:worker_threads').workerData)
else onmessage = ({ data }) => { serve(data); close() }
`

interface NodeWorker {
  on(event: 'error', listener: (error: unknown) => void): void
  unref(): void
  terminate(): Promise<unknown>
}

/** What is used of Node, reached without an import. */
interface NodeLike {
  readonly process?: {
    getBuiltinModule?(id: 'node:worker_threads'): {
      readonly Worker: new (program: string, options: object) => NodeWorker
    }
    getBuiltinModule?(id: 'node:os'): { availableParallelism(): number } | undefined
  }
}

const node = (globalThis as NodeLike).process

/**
 * How threads are made here: by worker_threads in Node, by Worker in browsers; undefined where there are none, or where
 * memory cannot be shared with them (a page that is not cross-origin isolated).
 */
export function threadMaker(): ThreadMaker | undefined {
  const threads = node?.getBuiltinModule?.('node:worker_threads')
  if (threads !== undefined)
    return (workerData, onError) => {
      const worker = new threads.Worker(PROGRAM, { eval: true, workerData, execArgv: [] })
      worker.unref()
      worker.on('error', onError)
      return { end: () => worker.terminate() }
    }
  if (typeof Worker === 'undefined' || !globalThis.crossOriginIsolated) return undefined
  return (data, onError) => {
    const url = URL.createObjectURL(new Blob([PROGRAM], { type: 'text/javascript' }))
    const worker = new Worker(url)
    worker.onerror = onError
    worker.postMessage(data)
    return {
      end: async () => {
        worker.terminate()
        URL.revokeObjectURL(url)
      },
    }
  }
}

/** Threads that can run at a time; undefined where nobody says. */
export const availableThreads = (): number | undefined =>
  node?.getBuiltinModule?.('node:os')?.availableParallelism() ?? globalThis.navigator?.hardwareConcurrency
