import type { Worker } from 'node:worker_threads'
import type { ByteSource } from '@freecurve/core'
import { formatError } from '@freecurve/spectra-io'
import { failureError } from './failure-error.ts'
import type { Parts, Walk, WorkerAnswer, WorkerRequest } from './types.ts'

/** Failures after which the library starts anew: each may leave something behind in its memory. */
const MOST_FAILURES = 64

/** A thread with the library in it. It answers one question at a time, and is thrown away where it broke down or took too long. */
let thread: { readonly worker: Worker; failures: number } | undefined
let last: Promise<unknown> = Promise.resolve()

/** Runs the library in a worker thread of Node, which reads a file on disk itself, and gets other bytes in shared memory. */
export async function askWorker(file: ByteSource, id: number, timeLimit: number) {
  const { path, size } = file
  const bytes = path === undefined ? await sharedBytes(file) : undefined
  // Bytes in memory have been counted as they got there.
  const noteRead = (count: number) => path !== undefined && file.noteRead?.(count)
  return (wanted: Parts | undefined): Promise<Walk | Uint8Array> => {
    const answer = last.then(() => ask({ file: { id, size, path, bytes }, wanted }, timeLimit, noteRead))
    last = answer.catch(() => undefined)
    return answer
  }
}

async function sharedBytes(file: ByteSource): Promise<Uint8Array> {
  const shared = new Uint8Array(new SharedArrayBuffer(file.size))
  shared.set(await file.read(0, file.size))
  return shared
}

async function ask(
  request: WorkerRequest,
  timeLimit: number,
  noteRead: (count: number) => void,
): Promise<Walk | Uint8Array> {
  thread ??= { worker: await startWorker(), failures: 0 }
  const { worker } = thread
  const answer = await answerOf(worker, request, timeLimit)
  if (answer === undefined || isCrash(answer)) await endWorker()
  if (answer === undefined)
    throw formatError(
      'hdf5',
      `The HDF5 library did not answer within ${timeLimit} s: the file is damaged so that it runs in circles, or it is very slow to read.`,
    )
  noteRead(answer.bytesRead)
  if ('result' in answer) return answer.result
  if (thread !== undefined && ++thread.failures >= MOST_FAILURES) await endWorker()
  throw failureError(answer.failure)
}

const isCrash = (answer: WorkerAnswer): boolean =>
  'failure' in answer && /^(RuntimeError|RangeError|Exit)/.test(answer.failure.name)

async function startWorker(): Promise<Worker> {
  const { Worker } = await import('node:worker_threads')
  const worker = new Worker(new URL('./worker.js', import.meta.url), { execArgv: [] })
  worker.unref()
  return worker
}

async function endWorker(): Promise<void> {
  const ended = thread
  thread = undefined
  await ended?.worker.terminate()
}

/** Undefined where the time is up. */
function answerOf(worker: Worker, request: WorkerRequest, timeLimit: number): Promise<WorkerAnswer | undefined> {
  return new Promise((resolve) => {
    const settle = (answer: WorkerAnswer | undefined) => {
      clearTimeout(timer)
      worker.off('message', settle).off('error', fail).off('exit', exit)
      worker.unref()
      resolve(answer)
    }
    const fail = ({ name, message }: Error) => settle({ bytesRead: 0, failure: { name: `Exit of ${name}`, message } })
    const exit = (code: number) => fail(new Error(`the thread ended with ${code}`))
    const timer = setTimeout(() => settle(undefined), 1000 * timeLimit)
    worker.on('message', settle).on('error', fail).on('exit', exit)
    worker.ref()
    worker.postMessage(request)
  })
}
