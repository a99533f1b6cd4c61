import { describe, expect, it } from 'vitest'
import { createNetwork } from '../src/index.ts'

const image = (...layers: readonly object[]) => ({ input: [2, 5, 5], layers })

describe('createNetwork', () => {
  it('names and places tensors as torch does', () => {
    const network = createNetwork(
      image(
        { type: 'conv', filters: 4, kernel: [3, 3], padding: [1, 1], groups: 2 },
        {
          type: 'residual',
          layers: [{ type: 'batch-norm' }, { type: 'conv', filters: 4, kernel: [1, 1], name: 'inner' }],
        },
        { type: 'flatten' },
        { type: 'dense', units: 10, bias: false, name: 'head' },
      ),
    )
    expect(network.parameters.map(({ name, shape, at }) => [name, shape, at])).toEqual([
      ['0.weight', [4, 1, 3, 3], 0],
      ['0.bias', [4], 36],
      ['1.0.weight', [4], 40],
      ['1.0.bias', [4], 44],
      ['inner.weight', [4, 4, 1, 1], 48],
      ['inner.bias', [4], 64],
      ['head.weight', [10, 100], 68],
    ])
    expect(network.statistics.map(({ name }) => name)).toEqual(['1.0.running_mean', '1.0.running_var'])
    expect(network.size).toBe(1068)
    expect(network.output).toEqual([10])
    expect(network.layers.map(({ name }) => name)).toEqual(['0', '1.0', 'inner', '1', '2', 'head'])
  })

  it.each([
    ['layers', image()],
    ['input', { input: [], layers: [{ type: 'relu' }] }],
    ['input.1', { input: [1, 0, 2], layers: [{ type: 'relu' }] }],
    ['layers.0.type', image({ type: 'attention' })],
    ['layers.0.units', image({ type: 'dense' })],
    ['layers.0.pad', image({ type: 'conv', filters: 1, kernel: [1, 1], pad: [1, 1] })],
    ['layers.0.kernel', image({ type: 'conv', filters: 1, kernel: [6, 1] })],
    ['layers.0.groups', image({ type: 'conv', filters: 3, kernel: [1, 1], groups: 2 })],
    ['layers.0.groups', image({ type: 'group-norm', groups: 3 })],
    ['layers.0', image({ type: 'dense', units: 3 })],
    ['layers.1', image({ type: 'flatten' }, { type: 'max-pool', kernel: [1, 1] })],
    ['layers.0.shape', image({ type: 'reshape', shape: [7, 7] })],
    ['layers.0.layers', image({ type: 'residual', layers: [{ type: 'max-pool', kernel: [2, 2] }] })],
    ['layers.0.layers', image({ type: 'concat', layers: [{ type: 'max-pool', kernel: [2, 2] }] })],
    ['layers.0.layers.0.type', image({ type: 'residual', layers: [{ type: 'identity' }] })],
    ['layers.1.name', image({ type: 'relu', name: 'a' }, { type: 'relu', name: 'a' })],
    ['layers.1', { input: [2 ** 20], layers: [{ type: 'relu' }, { type: 'dense', units: 2 ** 11 }] }],
    ['layers.0', image({ type: 'conv', filters: 1, kernel: [1, 1], padding: [1e6, 1e6] })],
    ['layers.0', image({ type: 'conv', filters: 1, kernel: [9e3, 9e3], padding: [9e3, 9e3] })],
    ['layers.1', image({ type: 'relu' }, { type: 'upsample', factor: [1e6, 1e6] })],
    ['input', { input: [1e9, 1e9], layers: [{ type: 'relu' }] }],
    ['extra', { ...image({ type: 'relu' }), extra: 1 }],
    ['', null],
    ['', 'network'],
  ])('refuses what does not fit at "%s", %#', (path, description) => {
    expect(() => createNetwork(description)).toThrow(
      expect.objectContaining({ code: 'E_MODEL', details: expect.objectContaining({ path }) }),
    )
  })
})
