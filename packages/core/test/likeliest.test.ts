import { expect, it } from 'vitest'
import { likeliest, readOptions } from '../src/index.ts'

it.each([
  ['hesian', ['activations', 'hessian'], 'hessian'],
  ['lossz', ['network', 'loss'], 'loss'],
  ['momentum', ['type', 'epsilon'], undefined],
  ['no', ['us'], undefined],
  ['x', [], undefined],
])('%s among %j is %s', (wanted, names, meant) => {
  expect(likeliest(wanted, names)).toBe(meant)
})

it('an option that is misspelt is named', () => {
  const plugin = {
    kind: 'eigensolver',
    id: 'wasm',
    options: { form: { type: 'text', default: null, doc: 'x' } },
  } as const
  expect(() => readOptions(plugin, { from: 'x' })).toThrow(/mean form\?/)
})
