import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { createNetwork, dataSchema, inputSchema, readDescription, strictFields } from '../src/index.ts'

const layer = (fields: object) => createNetwork({ input: [1, 8, 8], layers: [fields] })
const schema = strictFields({
  size: v.pipe(v.number(), v.finite(), v.gtValue(0)),
  name: v.optional(v.pipe(v.string(), v.nonEmpty())),
  loss: v.optional(v.picklist(['squared', 'cross-entropy'])),
})

/** The words of a message are the point here: what must be in it, and never a word of the validator's own. */
const says = (run: () => unknown, path: string, ...words: readonly RegExp[]) => {
  let thrown: unknown
  try {
    run()
  } catch (error) {
    thrown = error
  }
  expect(thrown).toMatchObject({ code: 'E_MODEL', details: { path } })
  const { message } = thrown as Error
  for (const word of words) expect(message).toMatch(word)
  expect(message).not.toMatch(/Invalid|Expected|received|never|undefined|safe integer/)
}

describe('a description that does not fit is told in plain words', () => {
  it.each([
    ['layers.0.strid', { type: 'conv', filters: 1, kernel: [2, 2], strid: [1, 1] }, /"strid".*stride.*mean stride\?/],
    ['layers.0.momentum', { type: 'batch-norm', momentum: 0.1 }, /"momentum".*epsilon\.$/],
    ['layers.0.type', { type: 'dens', units: 3 }, /mean "dense"\?/],
    ['layers.0.type', { units: 3 }, /missing.*"dense"/],
    ['layers.0.units', { type: 'dense' }, /missing\.$/],
    ['layers.0.units', { type: 'dense', unit: 3 }, /missing.*"unit"/],
    ['layers.0.units', { type: 'dense', units: '3' }, /a number; got "3"/],
    ['layers.0.bias', { type: 'dense', units: 3, bias: 1 }, /true or false; got 1/],
    ['layers.0.kernel', { type: 'max-pool', kernel: 2 }, /a list; got 2/],
    ['layers.0.kernel.1', { type: 'max-pool', kernel: [2] }, /missing/],
    ['layers.0.kernel.2', { type: 'max-pool', kernel: [2, 2, 2] }, /one too many/],
    ['layers.0.epsilon', { type: 'layer-norm', epsilon: 0 }, /above 0; got 0/],
  ])('%s, %#', (path, fields, words) => says(() => layer(fields), path, words))

  it.each([
    ['', 'x', /a record \{…\}; got "x"/],
    ['name', { size: 1, name: [1] }, /a text; got a list of 1/],
    ['', null, /a record \{…\}; got null/],
    ['size', { size: Infinity }, /finite; got Infinity/],
    ['name', { size: 1, name: '' }, /not be empty/],
    ['loss', { size: 1, loss: 'square' }, /"squared" or "cross-entropy"; got "square"\. Did you mean "squared"\?/],
    ['lossz', { size: 1, lossz: 'squared' }, /"lossz"; the fields here are size, name, loss\. Did you mean loss\?/],
    ['zzz', { size: 1, zzz: 0 }, /name, loss\.$/],
  ])('%s, %#', (path, value, words) => says(() => readDescription(schema, value), path, words))

  it('lists no field that it refuses', () => {
    says(
      () => readDescription(inputSchema, { inputs: 'x', sample: 3 }),
      'sample',
      /are inputs, samples, scale, shift\./,
    )
    says(
      () => readDescription(dataSchema, { inputs: 'x', sample: 3 }),
      'sample',
      /are inputs, labels, targets, samples/,
    )
  })
})
