import { modelAdapterLaws } from '@freecurve/core/testing'
import { hessianOf } from '@freecurve/hessian'
import { createNetwork, randomWeights } from '@freecurve/networks'
import { describe, expect, it } from 'vitest'
import { addNoise, denoisingHessianAdapter, scoreJacobianAdapter, scoreJacobianOf } from '../src/index.ts'
import { all } from './problems.ts'

const adapters = [scoreJacobianAdapter, denoisingHessianAdapter]
const { description, host } = scoreJacobianAdapter.example
const fields = description as { readonly network: object; readonly noise: { readonly seed: number } }
const opened = (change: object, options = {}, adapter: (typeof adapters)[number] = scoreJacobianAdapter) =>
  adapter.open({ ...fields, ...change }, host, options)

/** What the example describes, put together by hand. */
const network = createNetwork(fields.network)
const denoiser = {
  network,
  weights: randomWeights(network, 3),
  predicts: 'denoised',
  timeInputs: ['signal', 'noise'],
} as const
const points = Float64Array.from({ length: 40 }, (_, k) => ((7 * k) % 11) / 5 - 1)
const clean = { points, samples: 5, time: 0.5 }

describe.each(adapters.map((adapter) => [adapter.id, adapter] as const))('the adapter %s', (_, adapter) => {
  for (const { name, check } of modelAdapterLaws(adapter)) it(name, () => check())

  it.each([
    ['network', { timeInputs: ['noise'] }],
    ['network.layers.0.units', { network: { input: [3], layers: [{ type: 'dense', units: 0 }] } }],
    ['timeInputs.0', { timeInputs: ['loud', 'noise'] }],
    ['predicts', { predicts: 'truth' }],
    ['weights.seed', { weights: { seed: -1 } }],
    ['time', { time: 0 }],
    ['noise.seed', { noise: { seed: 0.5 } }],
    ['data.targets', { data: { inputs: 'inputs', targets: 'inputs' } }],
    ['data.labels', { data: { inputs: 'inputs', labels: 'inputs' } }],
    ['data.samples', { data: { inputs: 'inputs', samples: 6 } }],
  ])('refuses what does not fit at %s, %#', async (path, change) => {
    await expect(opened(change, {}, adapter)).rejects.toMatchObject({ code: 'E_MODEL', details: { path } })
  })
})

describe('the score', () => {
  it('is looked at where noise was added, or at the data as they are', async () => {
    const { noisy } = addNoise(denoiser, clean, 3)
    const [there, asTheyAre] = [
      scoreJacobianOf({ ...denoiser, ...clean, points: noisy }),
      scoreJacobianOf({ ...denoiser, ...clean }),
    ]
    expect(await (await opened({})).principal(all(8))).toEqual(await there.principal(all(8)))
    expect(await (await opened({ noise: undefined })).principal(all(8))).toEqual(await asTheyAre.principal(all(8)))
  })

  it('at one input is that of this input', async () => {
    const { noisy } = addNoise(denoiser, clean, 3)
    const one = { ...denoiser, points: noisy.slice(16, 24), samples: 1, time: 0.5 }
    const wanted = await scoreJacobianOf(one, { matrix: 'gram' }).principal(all(8))
    expect(await (await opened({}, { input: 2, matrix: 'gram' })).principal(all(8))).toEqual(wanted)
    await expect(opened({}, { input: 5 })).rejects.toMatchObject({
      code: 'E_MODEL',
      details: { path: 'options.input' },
    })
  })
})

describe('the Hessian of a denoiser', () => {
  it('is that of the squared loss on the noisy data', async () => {
    const data = addNoise(denoiser, clean, 3)
    const wanted = await hessianOf({ ...denoiser, data, loss: 'squared', matrix: 'residual' })
    const source = await opened({}, { matrix: 'residual' }, denoisingHessianAdapter)
    expect(await source.principal(all(20))).toEqual(await wanted.principal(all(20)))
  })

  it('needs noise', async () => {
    await expect(opened({ noise: undefined }, {}, denoisingHessianAdapter)).rejects.toMatchObject({ code: 'E_MODEL' })
  })
})
