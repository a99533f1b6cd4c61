import { expect, it } from 'vitest'
import { createConversation } from '../src/conversation.ts'
import type { Answer, CarryQuestion, OpenQuestion, Request, Subject } from '../src/protocol.ts'

const open = (name: string): OpenQuestion => ({ kind: 'open', name, file: new Blob() })
const carry = (n: number): CarryQuestion => ({ kind: 'carry', n, subject: {} as Subject })
const failed: Answer = { kind: 'failed', error: { code: 'E_TEST', message: 'no', details: {} } }

/** A conversation whose requests and shown answers are written down. */
function recorded() {
  const sent: Request[] = []
  const shown: string[] = []
  const nameOf = (question: OpenQuestion | CarryQuestion): string =>
    question.kind === 'open' ? question.name : String(question.n)
  const conversation = createConversation(
    (request) => sent.push(request),
    (answer, question) => shown.push(`${nameOf(question)} ${answer.kind}`),
  )
  const receiveLast = (answer: Answer = failed): void => conversation.receive({ ...answer, id: sent.at(-1)!.id })
  return { conversation, sent, shown, receiveLast, names: () => sent.map(nameOf) }
}

it('keeps one question with the worker and only the newest waiting', () => {
  const { conversation, names, shown, receiveLast } = recorded()
  for (const n of [1, 2, 3]) conversation.ask(carry(n))
  expect(names()).toEqual(['1'])
  receiveLast()
  expect(names()).toEqual(['1', '3'])
  receiveLast()
  expect(shown).toEqual(['1 failed', '3 failed'])
})

it('drops the answers about a file once another one is asked for', () => {
  const { conversation, names, shown, receiveLast } = recorded()
  conversation.ask(open('a'))
  conversation.ask(open('b'))
  receiveLast()
  expect(shown).toEqual([])
  receiveLast()
  expect([names(), shown]).toEqual([['a', 'b'], ['b failed']])
})

it('drops a size that is computed when a file is asked for', () => {
  const { conversation, shown, receiveLast } = recorded()
  conversation.ask(carry(1))
  conversation.ask(open('a'))
  receiveLast()
  receiveLast()
  expect(shown).toEqual(['a failed'])
})

it('does not ask for sizes while a file is being opened, and never loses the file', () => {
  const { conversation, names, receiveLast } = recorded()
  conversation.ask(carry(1))
  conversation.ask(open('a'))
  conversation.ask(carry(2))
  receiveLast()
  conversation.ask(carry(3))
  receiveLast()
  conversation.ask(carry(4))
  expect(names()).toEqual(['1', 'a', '4'])
})

it('ignores a response to a question that is not open', () => {
  const { conversation, shown, receiveLast } = recorded()
  conversation.ask(carry(1))
  conversation.receive({ ...failed, id: 99 })
  receiveLast()
  receiveLast()
  expect(shown).toEqual(['1 failed'])
})

it('ends the open question when the worker breaks down, and goes on with the next', () => {
  const { conversation, names, shown } = recorded()
  conversation.breakDown('nothing was asked')
  conversation.ask(carry(1))
  conversation.ask(carry(2))
  conversation.breakDown('gone')
  expect([names(), shown]).toEqual([['1', '2'], ['1 failed']])
})
