import {
  defineCurveFamily,
  defineEigensolver,
  defineEnsemble,
  defineFlow,
  defineMatrixView,
  defineModelAdapter,
  defineSpectrumReader,
  defineSpectrumWriter,
} from '@freecurve/core'
import { describe, expect, it } from 'vitest'
import { errorOf } from './error-of.ts'
import { facts, onePerKind } from './plugins.ts'

/** What each kind must have besides id and summary. */
const REQUIRED = {
  'curve-family': ['fit', 'fromJSON', 'known'],
  flow: ['carry', 'events', 'horizon'],
  'spectrum-reader': ['extensions', 'recognizes', 'open'],
  'spectrum-writer': ['extensions', 'write'],
  'matrix-view': ['suits', 'source'],
  'model-adapter': ['open', 'example'],
  ensemble: ['curve', 'sample', 'facts'],
  eigensolver: ['eigenvalues'],
} as const

const define: { readonly [kind in keyof typeof REQUIRED]: (record: never) => unknown } = {
  'curve-family': defineCurveFamily,
  flow: defineFlow,
  'spectrum-reader': defineSpectrumReader,
  'spectrum-writer': defineSpectrumWriter,
  'matrix-view': defineMatrixView,
  'model-adapter': defineModelAdapter,
  ensemble: defineEnsemble,
  eigensolver: defineEigensolver,
}

const problemsOf = (kind: keyof typeof REQUIRED, record: object): readonly string[] => {
  const error = errorOf(() => define[kind](record as never))
  expect(error.code).toBe('E_PLUGIN_INVALID')
  expect(error.details).toMatchObject({ kind })
  return (error.details as { readonly problems: readonly string[] }).problems
}

describe.each(onePerKind.map((plugin) => [plugin.kind, plugin] as const))('a %s', (kind, plugin) => {
  it('is a frozen record of its kind with the facts given', () => {
    expect(Object.isFrozen(plugin)).toBe(true)
    expect(plugin.kind).toBe(kind)
    expect(plugin.id).toBe('toy')
  })

  it.each(['id', 'summary', ...REQUIRED[kind]])('without %s is refused, and only for that', (field) => {
    const problems = problemsOf(kind, Object.fromEntries(Object.entries(plugin).filter(([name]) => name !== field)))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(field)
  })

  it('with nothing but a bad id is refused with every problem at once', () => {
    expect(problemsOf(kind, { id: 'Not An Id' })).toHaveLength(2 + REQUIRED[kind].length)
  })

  it('with parts of the wrong type is refused', () => {
    const wrong = Object.fromEntries(REQUIRED[kind].map((field) => [field, 3]))
    expect(problemsOf(kind, { ...facts, ...wrong })).toHaveLength(REQUIRED[kind].length)
  })

  it.each(['', 'a--b', 'a-', '-a', '1a', 'a_b', 'A', 'a b', 3])('called %j is refused', (id) => {
    expect(problemsOf(kind, { ...plugin, id })).toHaveLength(1)
  })

  it('is of the kind its function says, whatever the record claims', () => {
    const other = kind === 'flow' ? 'ensemble' : 'flow'
    expect(define[kind]({ ...plugin, kind: other } as never)).toMatchObject({ kind })
  })
})

it('a curve family without a known curve is refused: no law could hold it to anything', () => {
  const [family] = onePerKind
  expect(problemsOf('curve-family', { ...family, known: [] })).toHaveLength(1)
})
