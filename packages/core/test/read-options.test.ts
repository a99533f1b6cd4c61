import { type OptionValues, readOptions } from '@freecurve/core'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { errorOf } from './error-of.ts'

const options = {
  height: { type: 'number', default: 0.5, min: 0, max: 2, doc: 'a number' },
  weight: { type: 'number', default: null, doc: 'chosen unless given' },
  count: { type: 'integer', default: 3, min: 1, max: 9, doc: 'a whole number' },
  shape: { type: 'choice', default: 'round', choices: ['round', 'square'], doc: 'one of two' },
  title: { type: 'text', default: 'none', doc: 'a text' },
  note: { type: 'text', default: null, doc: 'a text or nothing' },
} as const
const plugin = { kind: 'flow', id: 'toy', options } as const
const DEFAULTS = { height: 0.5, weight: null, count: 3, shape: 'round', title: 'none', note: null }

const read = (given?: OptionValues) => readOptions(plugin, given)

describe('options', () => {
  it('are the defaults where nothing is given, frozen', () => {
    for (const given of [undefined, {}, { weight: null, note: null }]) expect(read(given)).toEqual(DEFAULTS)
    expect(Object.isFrozen(read())).toBe(true)
    expect(readOptions({ kind: 'flow', id: 'bare' })).toEqual({})
  })

  it('have the types the table declares', () => {
    expectTypeOf(read()).toEqualTypeOf<{
      readonly height: number
      readonly weight: number | null
      readonly count: number
      readonly shape: 'round' | 'square'
      readonly title: string | null
      readonly note: string | null
    }>()
  })

  it.each<[OptionValues, object]>([
    [{ height: 2 }, { height: 2 }],
    [{ height: 0 }, { height: 0 }],
    [{ height: ' 1e-1 ' }, { height: 0.1 }],
    [{ weight: -1e300 }, { weight: -1e300 }],
    [{ count: '9' }, { count: 9 }],
    [{ shape: 'square' }, { shape: 'square' }],
    [{ title: '' }, { title: '' }],
    [{ note: '12' }, { note: '12' }],
    [
      { title: 7, note: -0.5 },
      { title: '7', note: '-0.5' },
    ],
  ])('%j is taken', (given, wanted) => {
    expect(read(given)).toEqual({ ...DEFAULTS, ...wanted })
  })

  it.each<[string, unknown]>([
    ['height', -1e-9],
    ['height', 2.0001],
    ['height', Number.NaN],
    ['height', Infinity],
    ['height', 'Infinity'],
    ['height', ''],
    ['height', '  '],
    ['height', 'tall'],
    ['height', null],
    ['height', true],
    ['weight', 'x'],
    ['count', 2.5],
    ['count', 0],
    ['count', '10'],
    ['shape', 'oval'],
    ['shape', 1],
    ['shape', null],
    ['title', Number.NaN],
    ['title', true],
    ['title', null],
    ['note', Infinity],
  ])('%s = %j is refused', (option, got) => {
    const error = errorOf(() => read({ [option]: got } as OptionValues))
    expect(error.code).toBe('E_OPTION_VALUE')
    expect(error.details).toEqual({ option, got })
  })

  it.each(['size', 'toString', 'Height'])('nobody reads are refused: %s', (option) => {
    const error = errorOf(() => read({ [option]: 1 }))
    expect(error.code).toBe('E_OPTION_UNKNOWN')
    expect(error.details).toEqual({ option, known: Object.keys(options) })
    expect(errorOf(() => readOptions({ kind: 'flow', id: 'bare' }, { [option]: 1 })).details).toEqual({
      option,
      known: [],
    })
  })
})
