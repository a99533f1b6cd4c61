import type { Answer, Question } from '../protocol.ts'
import { carry } from './carry.ts'
import { open } from './open.ts'
import { plainError } from './plain-error.ts'

/** Answers a question; never throws, since what goes wrong is an answer too. */
export async function answer(question: Question): Promise<Answer> {
  try {
    return question.kind === 'open' ? await open(question) : carry(question)
  } catch (thrown) {
    return { kind: 'failed', error: plainError(thrown) }
  }
}
