import type { Request, Response } from '../protocol.ts'
import { answer } from './answer.ts'

/** The worker's side of the border: the page's DOM types know no worker scope, so it is said here. */
interface Scope {
  onmessage: (event: MessageEvent<Request>) => void
  postMessage(response: Response): void
}

const scope = self as unknown as Scope

scope.onmessage = async ({ data }) => scope.postMessage({ ...(await answer(data)), id: data.id })
