import { describe, expect, it } from 'vitest'
import { createNetwork, randomWeights, readDescription, readWeights, weightsSchema } from '../src/index.ts'
import { hostOf, stored } from './stored.ts'

const network = createNetwork({
  input: [2, 3, 3],
  layers: [
    { type: 'conv', filters: 3, kernel: [2, 2], bias: false, name: 'first' },
    { type: 'batch-norm' },
    { type: 'flatten' },
    { type: 'dense', units: 2 },
  ],
})
const arrays = [
  stored('first.weight', [3, 2, 2, 2]),
  stored('1.weight', [3]),
  stored('1.bias', [3]),
  stored('1.running_mean', [3]),
  stored('1.running_var', [3]),
  stored('1.num_batches_tracked', []),
  stored('3.weight', [2, 12]),
  stored('3.bias', [2]),
]
const read = (description: unknown, list = arrays) =>
  readWeights(network, readDescription(weightsSchema, description), hostOf(list))
const replaced = (key: string, ...by: typeof arrays) => [...arrays.filter((array) => array.key !== key), ...by]

describe('readWeights', () => {
  it('puts every tensor in its place', async () => {
    const { parameters, statistics } = await read('all')
    for (const { at, size } of network.parameters)
      expect(Array.from(parameters.subarray(at, at + size))).toEqual(Array.from({ length: size }, (_, k) => k))
    expect(Array.from(statistics)).toEqual([0, 1, 2, 0, 1, 2])
  })

  it('follows names, and takes an array for each tensor', async () => {
    const renamed = replaced('3.bias', stored('onnx::7', [2], Float64Array.of(7, 8)))
    const named = await read({ file: 'all', names: { '3.bias': 'onnx::7' } }, renamed)
    expect(Array.from(named.parameters.slice(-2))).toEqual([7, 8])
    const references = Object.fromEntries(
      arrays.filter(({ shape }) => shape.length > 0).map(({ key }) => [key, key === '3.bias' ? 'onnx::7' : key]),
    )
    expect(await read({ arrays: references }, renamed)).toEqual(named)
  })

  it('starts at random from a seed: the same each time, with the variance asked for', async () => {
    expect(await read({ seed: 5 })).toEqual(randomWeights(network, 5))
    const wide = createNetwork({ input: [300], layers: [{ type: 'dense', units: 100 }] })
    for (const [scale, variance] of [
      ['he', 2 / 300],
      ['glorot', 2 / 400],
    ] as const) {
      const { parameters } = randomWeights(wide, 1, { scale })
      const square = parameters.slice(0, 30_000).reduce((sum, x) => sum + x * x, 0) / 30_000
      expect(square / variance).toBeCloseTo(1, 1)
      expect(parameters.slice(30_000).every((x) => x === 0)).toBe(true)
    }
  })

  it.each([
    ['a missing tensor', 'all', replaced('3.bias')],
    ['a tensor of another shape', 'all', replaced('3.bias', stored('3.bias', [1, 2]))],
    ['one that is left over', 'all', [...arrays, stored('4.weight', [2])]],
    ['one that comes twice', 'all', [...arrays, stored('3.bias', [2])]],
    ['a name of no tensor', { file: 'all', names: { '4.bias': '3.bias' } }, arrays],
    ['something else', { file: 'all', seed: 3 }, arrays],
    ['nothing', null, arrays],
  ])('refuses %s', async (_, description, list) => {
    await expect(async () => read(description, list)).rejects.toMatchObject({ code: 'E_MODEL' })
  })

  it('says which tensor a file lacks, once, and what the file holds', async () => {
    await expect(read('all', replaced('3.bias'))).rejects.toThrow(
      /^weights: all holds no array "3\.bias"\. .*3\.weight/,
    )
    const named = read({ file: 'all', names: { '3.bias': 'b' } }, replaced('3.bias'))
    await expect(named).rejects.toThrow(/^weights\.names: all holds no array "b" for the tensor 3\.bias\./)
  })

  it.each([
    ['seed', { seed: -1 }],
    ['scale', { seed: 1, scale: 'large' }],
    ['names', { file: 'all', names: 3 }],
    ['arrays', { arrays: 3 }],
    ['', {}],
  ])('names the field that is wrong: "%s"', (path, description) => {
    expect(() => readDescription(weightsSchema, description)).toThrow(
      expect.objectContaining({ code: 'E_MODEL', details: expect.objectContaining({ path }) }),
    )
  })

  it.each([
    ['3.bias', Float64Array.of(1, Number.NaN), [2]],
    ['1.running_var', Float64Array.of(1, -1, 1), [3]],
  ])('refuses numbers of %s that are none', async (key, values, shape) => {
    await expect(read('all', replaced(key, stored(key, shape, values)))).rejects.toMatchObject({ code: 'E_DOMAIN' })
  })
})
