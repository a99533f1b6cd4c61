import { Worker } from 'node:worker_threads'

/** Most bytes of an input that are kept for a report. */
const KEPT = 2 ** 20

/** Seconds without a new input after which the reader is taken to hang. */
const PATIENCE = 20

/** What goes to the thread that fuzzes. */
export interface WatchedJob {
  readonly reader: string
  readonly seconds: number
  readonly inputs: number
  readonly seed: number
  /** Where inputs that are read from disk lie; what is in it when a thread is ended stays there. */
  readonly folder: string
  /** [number of inputs begun, length of the current one] */
  readonly beat: Int32Array
  /** The current input, as much of it as fits. */
  readonly current: Uint8Array
}

/** What became of it; a hang or a death of the thread counts as broken. */
export interface WatchedResult {
  readonly reader: string
  readonly files: number
  readonly inputs: number
  readonly read: number
  readonly refused: number
  readonly broken: number
  readonly slowest: number
  /** The input that broke it, in base64, and how. */
  readonly example: { readonly base64: string; readonly thrown: string } | null
}

/** Fuzzes one reader in a thread of its own, and ends that thread where it hangs. */
export function watchedRun(job: Omit<WatchedJob, 'beat' | 'current'>): Promise<WatchedResult> {
  const beat = new Int32Array(new SharedArrayBuffer(8))
  const current = new Uint8Array(new SharedArrayBuffer(KEPT))
  const worker = new Worker(new URL('./fuzz-thread.js', import.meta.url), { workerData: { ...job, beat, current } })
  return new Promise((resolve) => {
    let last = 0
    let since = performance.now()
    const broken = (thrown: string) => {
      const bytes = current.slice(0, Math.min(KEPT, Atomics.load(beat, 1)))
      const example = { base64: Buffer.from(bytes).toString('base64'), thrown }
      const inputs = Atomics.load(beat, 0)
      finish({ reader: job.reader, files: 0, inputs, read: 0, refused: 0, broken: 1, slowest: Number.NaN, example })
    }
    const finish = (result: WatchedResult) => {
      clearInterval(timer)
      resolve(result)
      void worker.terminate()
    }
    const timer = setInterval(() => {
      const now = Atomics.load(beat, 0)
      if (now !== last) [last, since] = [now, performance.now()]
      else if (performance.now() - since > 1000 * PATIENCE) broken(`no end after ${PATIENCE} s`)
    }, 500)
    worker.once('message', finish)
    worker.once('error', (error) => broken(String(error)))
    worker.once('exit', (code) => broken(`the thread ended with ${code}`))
  })
}
