import type { Answer, CarryQuestion, OpenQuestion, Question, Request, Response } from './protocol.ts'

/** The page's side of the talk with the worker. */
export interface Conversation {
  /** Asks; a question that waits is given up for a newer one. A file asked for makes every answer about an older one stale. */
  ask(question: Question): void
  /** Takes a response, hands a fresh answer on, and sends what waits. */
  receive(response: Response): void
  /** The worker broke down: the open question ends with this message. */
  breakDown(message: string): void
}

/**
 * One question at a time is with the worker and at most one waits, so a dragged slider never builds up a queue and still sees the
 * answers on the way. While a file is being opened, sizes are not asked for: they would be about the file before it.
 */
export function createConversation(
  post: (request: Request) => void,
  show: (answer: Answer, question: Question) => void,
): Conversation {
  let asked = 0
  let latestOpen = 0
  let current: Request | undefined
  let waiting: Request | undefined

  const send = (request: Request | undefined): void => {
    current = request
    if (request !== undefined) post(request)
  }
  const settle = (answer: Answer): void => {
    const question = current!
    const next = waiting
    waiting = undefined
    send(next)
    if (question.id >= latestOpen) show(answer, question)
  }
  return {
    ask: (question: OpenQuestion | CarryQuestion) => {
      const opening = [current, waiting].some((request) => request?.kind === 'open')
      if (question.kind === 'carry' && opening) return
      const request = { ...question, id: ++asked }
      if (request.kind === 'open') latestOpen = request.id
      if (current === undefined) send(request)
      else waiting = request
    },
    receive: ({ id, ...answer }) => {
      if (id === current?.id) settle(answer as Answer)
    },
    breakDown: (message) => {
      if (current !== undefined) settle({ kind: 'failed', error: { code: 'E_INTERNAL', message, details: {} } })
    },
  }
}
