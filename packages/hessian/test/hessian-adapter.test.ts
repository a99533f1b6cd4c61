import { modelAdapterLaws } from '@freecurve/core/testing'
import { describe, expect, it } from 'vitest'
import { hessianAdapter } from '../src/index.ts'

const { description, host } = hessianAdapter.example
const opened = (change: object) => hessianAdapter.open({ ...(description as object), ...change }, host)

describe('the adapter', () => {
  for (const { name, check } of modelAdapterLaws(hessianAdapter)) it(name, () => check())

  it.each([
    ['network.layers.0.units', { network: { input: [3], layers: [{ type: 'dense', units: 0 }] } }],
    ['network.layers.0', { network: { input: [1, 3, 1], layers: [{ type: 'dense', units: 2 }] } }],
    ['weights.seed', { weights: { seed: -1 } }],
    ['data.samples', { data: { inputs: 'inputs', labels: 'labels', samples: 0 } }],
    ['data.inputs', { data: { inputs: 'labels', labels: 'labels' } }],
    ['data.samples', { data: { inputs: 'inputs', labels: 'labels', samples: 6 } }],
    ['data.labels', { data: { inputs: 'inputs', labels: 'inputs' } }],
    ['data', { data: { inputs: 'inputs' } }],
    ['data', { loss: 'squared' }],
    ['loss', { loss: 'hinge' }],
  ])('refuses what does not fit at %s, %#', async (path, change) => {
    await expect(opened(change)).rejects.toMatchObject({ code: 'E_MODEL', details: { path } })
  })

  it('passes on what is not there', async () => {
    await expect(opened({ weights: 'nowhere.safetensors' })).rejects.toMatchObject({ code: 'E_FILE_READ' })
  })

  it('reads its options', async () => {
    const plain = await hessianAdapter.open(description, host)
    const ridged = await hessianAdapter.open(description, host, { matrix: 'fisher', ridge: '2' })
    expect(ridged.label).not.toBe(plain.label)
    const [index] = [Uint32Array.of(0)]
    const fisher = await hessianAdapter.open(description, host, { matrix: 'gauss-newton' })
    expect((await ridged.principal(index)).data[0]).toBe((await fisher.principal(index)).data[0]! + 2)
  })
})
