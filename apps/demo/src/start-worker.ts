import type { Conversation } from './conversation.ts'
import type { Request, Response } from './protocol.ts'

/** Starts the worker at the first request, and again after it broke down; `talk` tells whom it answers. */
export function startWorker(talk: () => Conversation): (request: Request) => void {
  let worker: Worker | undefined
  const start = (): Worker => {
    const started = new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module' })
    started.onmessage = ({ data }: MessageEvent<Response>) => talk().receive(data)
    const breakDown = (reason: string): void => {
      started.terminate()
      worker = undefined
      talk().breakDown(`The computing part of this page broke down: ${reason}.`)
    }
    started.onerror = ({ message }) => breakDown(message || 'it could not be loaded')
    started.onmessageerror = () => breakDown('it gave an answer that cannot be read')
    return started
  }
  return (request) => {
    worker ??= start()
    worker.postMessage(request)
  }
}
