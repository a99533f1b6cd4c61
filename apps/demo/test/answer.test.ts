import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer, Opened, Subject } from '../src/protocol.ts'
import { answer } from '../src/worker/answer.ts'

const bytes = readFileSync(fileURLToPath(new URL('../../../data/example/n001000.npy', import.meta.url)))

/** An answer as it arrives on the other side of the border. */
const ask = async (...question: Parameters<typeof answer>): Promise<Answer> =>
  structuredClone(await answer(...question))

const openText = (name: string, text: string): Promise<Answer> => ask({ kind: 'open', name, file: new Blob([text]) })

describe('the example', () => {
  let opened: Opened
  let subject: Subject
  beforeAll(async () => {
    opened = (await ask({ kind: 'open', name: 'n001000.npy', file: new Blob([bytes]) })) as Opened
    subject = opened.fitted.subject!
  })

  it('is fitted, and carried to twice its size', () => {
    if (opened.fitted.subject === null) throw new Error('no curve')
    expect(opened).toMatchObject({ kind: 'opened', n0: 1000, fit: { family: 'free-levy', status: 'consistent' } })
    const { initial, first, events } = opened.fitted
    expect(initial).toMatchObject({ n: 1000, ratio: 1, status: 'certified' })
    expect(first.law).toMatchObject({ n: 2000, ratio: 2, status: 'certified' })
    expect(first.law.atoms[0]!.weight).toBeCloseTo(0.6, 6)
    expect(first.svg).toContain('n = 2000, predicted')
    expect(events!.map(({ kind }) => kind)).toContain('split')
  })

  it('has two bulks at eight times its size, near the true edges', async () => {
    const carried = await ask({ kind: 'carry', subject, n: 8000 })
    if (carried.kind !== 'carried') throw new Error(JSON.stringify(carried))
    expect(carried.law.bulks.map(({ mass }) => mass)).toEqual([expect.closeTo(0.075, 3), expect.closeTo(0.025, 3)])
    expect(carried.law.atoms[0]!.weight).toBeCloseTo(0.9, 6)
    expect(carried.law.mass).toBeCloseTo(1, 9)
  })

  it('cannot be carried to a size that is none', async () => {
    expect(await ask({ kind: 'carry', subject, n: -1 })).toMatchObject({ kind: 'failed', error: { code: 'E_TARGET' } })
  })
})

it('answers bad files with code, message and details', async () => {
  expect(await openText('words.csv', '1\n2\nhello\n4')).toMatchObject({
    kind: 'failed',
    error: { code: 'E_FILE_FORMAT', message: expect.stringMatching(/^words\.csv:.*hello/s) },
  })
  expect(await openText('none.txt', '')).toMatchObject({ kind: 'failed' })
  expect(await openText('nan.txt', '1\n2\nnan\n4\n5')).toMatchObject({
    error: { code: 'E_SPECTRUM_NOT_FINITE', details: { index: 2 } },
  })
})

it('escapes a name that is markup', async () => {
  const name = '<img src=x onerror=alert(1)>.csv'
  const opened = await openText(name, Array.from({ length: 200 }, (_, k) => Math.sin(k)).join('\n'))
  if (opened.kind !== 'opened') throw new Error(JSON.stringify(opened))
  const svg = opened.fitted.subject === null ? opened.fitted.svg : opened.fitted.first.svg
  expect(svg).toContain('&lt;img')
  expect(svg).not.toContain('<img')
})
