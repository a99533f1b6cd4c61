import {
  type AnyPlugin,
  callPlugin,
  createRegistry,
  FreecurveError,
  isFreecurveError,
  messageOf,
  type SpectrumReader,
} from '@freecurve/core'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { codeOf, errorOf } from './error-of.ts'
import { onePerKind, reader } from './plugins.ts'

const a = reader('a')
const b = reader('b')

describe('a registry', () => {
  it('finds every plugin by kind and id, and lists them in the order they were given', () => {
    const registry = createRegistry([...onePerKind, b, a])
    for (const plugin of onePerKind) expect(registry.get(plugin.kind, plugin.id)).toBe(plugin)
    expect(registry.list('spectrum-reader').map(({ id }) => id)).toEqual(['toy', 'b', 'a'])
    expect(registry.all()).toEqual([...onePerKind, b, a])
    expect(createRegistry([]).list('flow')).toEqual([])
  })

  it('has typed ids and results', () => {
    const registry = createRegistry([a, b])
    expectTypeOf(registry.get('spectrum-reader', 'a')).toEqualTypeOf<SpectrumReader>()
    expectTypeOf<'a' | 'b'>().toExtend<Parameters<typeof registry.get<'spectrum-reader'>>[1]>()
    expectTypeOf<number>().not.toExtend<Parameters<typeof registry.get<'spectrum-reader'>>[1]>()
  })

  it('lets one id stand for different kinds, but not twice for one', () => {
    expect(createRegistry(onePerKind).all()).toHaveLength(onePerKind.length)
    const error = errorOf(() => createRegistry([a, b, reader('a')]))
    expect(error.code).toBe('E_PLUGIN_DUPLICATE')
    expect(error.details).toEqual({ kind: 'spectrum-reader', id: 'a' })
    expect(codeOf(() => createRegistry([a]).with(a))).toBe('E_PLUGIN_DUPLICATE')
  })

  it.each(['c', '', 'toString', '__proto__'])('answers for %j with what there is', (id) => {
    const error = errorOf(() => createRegistry([a, b]).get('spectrum-reader', id))
    expect(error.code).toBe('E_PLUGIN_UNKNOWN')
    expect(error.details).toEqual({ kind: 'spectrum-reader', id, known: ['a', 'b'] })
  })

  it('grows by a new one: `with` leaves the original alone', () => {
    const small = createRegistry([a])
    const large = small.with(b)
    expect(small.all()).toEqual([a])
    expect(codeOf(() => small.get('spectrum-reader', 'b'))).toBe('E_PLUGIN_UNKNOWN')
    expect(large.get('spectrum-reader', 'b')).toBe(b)
    expect(large.get('spectrum-reader', 'a')).toBe(a)
  })

  it('is frozen, and does not follow the list it was made of', () => {
    const plugins: AnyPlugin[] = [a]
    const registry = createRegistry(plugins)
    plugins.push(b)
    expect(registry.all()).toEqual([a])
    expect(registry.list('spectrum-reader')).toEqual([a])
    expect(registry.with().all()).toEqual([a])
    for (const value of [registry, registry.all(), registry.list('spectrum-reader')])
      expect(Object.isFrozen(value)).toBe(true)
  })

  it.each([
    ['null', null],
    ['a text', 'a'],
    ['a record of no kind', { id: 'a', summary: 'x' }],
    ['a record of an unheard-of kind', { kind: 'oracle', id: 'a', summary: 'x' }],
    ['a record whose kind every object has', { kind: 'toString', id: 'a', summary: 'x' }],
    ['a flow without its parts', { kind: 'flow', id: 'a', summary: 'x' }],
  ])('refuses %s', (_name, plugin) => {
    expect(codeOf(() => createRegistry([plugin as AnyPlugin]))).toBe('E_PLUGIN_INVALID')
  })
})

describe('callPlugin', () => {
  it('gives back what the plugin gives', () => {
    expect(callPlugin(a, () => 7)).toBe(7)
  })

  it('lets errors of freecurve through as they are', () => {
    const own = new FreecurveError('E_TARGET', 'no', { got: 0 })
    expect(
      errorOf(() =>
        callPlugin(a, () => {
          throw own
        }),
      ),
    ).toBe(own)
  })

  it('lets errors of another copy of this package through as they are', () => {
    const other = Object.assign(new Error('no'), { name: 'FreecurveError', code: 'E_OPTION_VALUE' })
    const run = () =>
      callPlugin(a, () => {
        throw other
      })
    expect(run).toThrow(other)
  })

  it.each([new RangeError('deep'), 'a text', undefined, null])('names the plugin that threw %o', (cause) => {
    const error = errorOf(() =>
      callPlugin(a, () => {
        throw cause
      }),
    )
    expect(error.code).toBe('E_PLUGIN_FAILED')
    expect(error.details).toEqual({ kind: 'spectrum-reader', id: 'a' })
    expect(error.cause).toBe(cause)
    expect(error.message).toContain(messageOf(cause))
  })
})

it.each([
  [new FreecurveError('E_TARGET', 'no', { got: 0 }), true],
  [Object.assign(new Error('no'), { name: 'FreecurveError', code: 'E_OPTION_VALUE' }), true],
  [Object.assign(new Error('no'), { code: 'ENOENT' }), false],
  [Object.assign(new Error('no'), { name: 'FreecurveError' }), false],
  [null, false],
  ['FreecurveError', false],
])('whether %o is a FreecurveError of any copy: %s', (thrown, expected) => {
  expect(isFreecurveError(thrown)).toBe(expected)
})

it('a FreecurveError is an Error with a code, facts and a cause', () => {
  const cause = new Error('why')
  const error = new FreecurveError('E_DOMAIN', 'no', { argument: 'z', got: 1 }, { cause })
  expect(error).toBeInstanceOf(Error)
  expect({ ...error, name: error.name, message: error.message, cause: error.cause }).toEqual({
    name: 'FreecurveError',
    code: 'E_DOMAIN',
    details: { argument: 'z', got: 1 },
    message: 'no',
    cause,
  })
})
