import { describe, expect, it } from 'vitest'
import { createNetwork, dataSchema, readDescription, readNetwork, readNetworkData } from '../src/index.ts'
import { hostOf, stored } from './stored.ts'

const network = createNetwork({ input: [1, 2, 2], layers: [{ type: 'flatten' }, { type: 'dense', units: 3 }] })
const host = hostOf([
  stored('table', [5, 4]),
  stored('images', [5, 1, 2, 2]),
  stored('flat', [20]),
  stored('short', [8]),
  stored('odd', [7]),
  stored('labels', [5]),
  stored('halves', [5], Float64Array.of(0, 1, 0.5, 0, 0)),
  stored('targets', [5, 3]),
  stored('last', [5, 2, 2, 1]),
  stored('swapped', [1, 2, 2, 3]),
  stored('spread', [4, 2, 1, 3]),
  stored('more', [6]),
  stored('broken', [5, 4], new Float64Array(20).fill(Number.NaN)),
])
const read = (description: unknown) => readNetworkData(network, readDescription(dataSchema, description), host)

describe('readNetworkData', () => {
  it('reads inputs of any shape that has the right size, scales and shifts them', async () => {
    for (const inputs of ['table', 'images', 'flat'])
      expect(await read({ inputs, labels: 'labels', scale: 2, shift: -1 })).toEqual({
        samples: 5,
        inputs: Float64Array.from({ length: 20 }, (_, k) => 2 * k - 1),
        labels: Uint32Array.of(0, 1, 2, 3, 4),
        targets: undefined,
      })
  })

  it('takes the first samples', async () => {
    const { samples, inputs, targets } = await read({ inputs: 'table', targets: 'targets', samples: 2 })
    expect([samples, inputs.length, Array.from(targets!)]).toEqual([2, 8, [0, 1, 2, 3, 4, 5]])
  })

  it('scales inputs, not targets that are the same array', async () => {
    const own = createNetwork({ input: [4], layers: [{ type: 'dense', units: 4 }] })
    const description = readDescription(dataSchema, { inputs: 'table', targets: 'table', scale: 2 })
    const { inputs, targets } = await readNetworkData(own, description, host)
    expect(inputs[3]).toBe(6)
    expect(targets![3]).toBe(3)
  })

  it('takes classes in turn', async () => {
    const { samples, inputs, labels } = await read({ classes: ['table', 'short'], samples: 3 })
    expect(samples).toBe(3)
    expect(Array.from(labels!)).toEqual([0, 1, 0])
    expect(Array.from(inputs)).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 6, 7])
    expect((await read({ classes: ['table', 'short'] })).samples).toBe(4)
  })

  it.each([
    ['data.inputs', { inputs: 'odd' }],
    ['data.inputs', { inputs: 'targets' }],
    ['data.samples', { inputs: 'table', samples: 6 }],
    ['data.samples', { inputs: 'table', samples: 1e12 }],
    ['data.labels', { inputs: 'table', labels: 'table', samples: 3 }],
    ['data.labels', { inputs: 'table', labels: 'more', samples: 3 }],
    ['data.targets', { inputs: 'table', targets: 'table', samples: 3 }],
    ['data.samples', { classes: ['table', 'short'], samples: 1e12 }],
    ['data.targets', { inputs: 'table', targets: 'table' }],
    ['data.labels', { inputs: 'short', labels: 'labels' }],
    ['data.labels', { inputs: 'table', labels: 'halves' }],
    ['data.samples', { classes: ['table', 'short'], samples: 6 }],
    ['data.classes.1', { classes: ['table', 'odd'] }],
    ['classes', { classes: [] }],
    ['data.classes.1', { classes: ['table', 'broken'] }],
    ['data.inputs', { inputs: 'broken' }],
    ['outputs', { inputs: 'table', outputs: 3 }],
    ['labels', { inputs: 'table', labels: 3 }],
    ['inputs', { inputs: 3 }],
    ['inputs', { inputs: 'table', classes: ['table', 'short'] }],
    ['samples', { inputs: 'table', samples: 0 }],
    ['scale', { classes: ['table', 'short'], scale: '2' }],
    ['', {}],
    ['', 'table'],
  ])('refuses what does not fit at "%s", %#', async (path, description) => {
    await expect(async () => read(description)).rejects.toMatchObject({ code: 'E_MODEL', details: { path } })
  })

  it('takes samples of another shape only where their numbers come in the same order', async () => {
    const of = (inputs: string, input: readonly number[]) =>
      readNetworkData(
        createNetwork({ input, layers: [{ type: 'flatten' }, { type: 'dense', units: 2 }] }),
        readDescription(dataSchema, { inputs, samples: 1 }),
        host,
      )
    expect((await read({ inputs: 'last' })).samples).toBe(5)
    for (const [inputs, input] of [
      ['more', [3, 2]],
      ['spread', [2, 3]],
      ['swapped', [2, 2, 3]],
      ['swapped', [2, 1, 2, 3]],
    ] as const)
      expect((await of(inputs, input)).inputs[5]).toBe(5)
    for (const [inputs, input] of [
      ['spread', [3, 2]],
      ['swapped', [3, 2, 2]],
      ['swapped', [4, 3]],
    ] as const)
      await expect(of(inputs, input)).rejects.toMatchObject({ code: 'E_MODEL', details: { path: 'data.inputs' } })
  })

  it('refuses inputs that are not finite once they are scaled', async () => {
    await expect(read({ inputs: 'table', scale: 1e308 })).rejects.toMatchObject({ code: 'E_DOMAIN' })
  })
})

describe('readNetwork', () => {
  it('reads a network from a file, or as it stands', async () => {
    expect((await readNetwork('network.json', host)).size).toBe(9)
    expect((await readNetwork({ input: [2], layers: [{ type: 'dense', units: 1 }] }, host)).size).toBe(3)
    await expect(readNetwork({ input: [0], layers: [] }, host)).rejects.toMatchObject({
      code: 'E_MODEL',
      details: { path: 'network.input.0' },
    })
  })
})
