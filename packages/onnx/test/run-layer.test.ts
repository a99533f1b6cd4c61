import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layersOf } from '../src/index.ts'
import { loadRuntime } from '../src/run/load-runtime.ts'
import { heldInputs, runLayer } from '../src/run.ts'
import { modelBytes, randoms, smallLayers, smallModel, tensor, value } from './make-model.ts'
import { PUBLISHED } from './published.ts'

const SAMPLES = 7
const x = randoms(SAMPLES * 20)
const inputs = heldInputs(x, [SAMPLES, 1, 4, 5])
const wanted = smallLayers(x, SAMPLES)

/** float32 sums of 12 products of numbers below 1. */
const ROUNDING = 1e-5

function expectNear(got: ArrayLike<number>, numbers: readonly number[]) {
  expect(got.length).toBe(numbers.length)
  for (const [k, number] of numbers.entries()) expect(Math.abs(got[k]! - number)).toBeLessThan(ROUNDING)
}

describe('runLayer', () => {
  it.each([
    ['convolve', 'maps', [2, 2, 3], wanted.maps],
    ['rectified', 'rectified', [2, 2, 3], wanted.rectified],
    ['y', 'y', [3], wanted.y],
  ] as const)('gives what layer %s is by definition', async (layer, output, shape, numbers) => {
    const got = await runLayer(smallModel(), { layer, inputs, batch: 3 })
    expect(got).toMatchObject({ output, shape, samples: SAMPLES, type: 'float32', quantised: false })
    expect(got.values).toBeInstanceOf(Float32Array)
    expectNear(got.values, numbers)
  })

  it('runs a model for a fixed number of samples so many at a time', async () => {
    const one = await runLayer(smallModel(1), { layer: 'y', inputs, batch: 5 })
    expectNear(one.values, wanted.y)
    const seven = await runLayer(smallModel(7), { layer: 'y', inputs })
    expectNear(seven.values, wanted.y)
    await expect(runLayer(smallModel(2), { layer: 'y', inputs })).rejects.toMatchObject({
      code: 'E_MODEL',
      details: { path: 'data' },
    })
  })

  it('tells of its progress, and stops when aborted', async () => {
    const shares: number[] = []
    await runLayer(smallModel(), { layer: 'y', inputs, batch: 2, onProgress: (share) => shares.push(share) })
    expect(shares).toEqual([2 / 7, 4 / 7, 6 / 7, 1])
    const controller = new AbortController()
    const onProgress = () => controller.abort(new Error('enough'))
    const run = { layer: 'y', inputs, batch: 2, onProgress, signal: controller.signal }
    await expect(runLayer(smallModel(), run)).rejects.toThrow('enough')
  })

  it('takes values for further inputs', async () => {
    const model = modelBytes({
      node: [{ opType: 'Mul', name: 'scale', input: ['x', 's'], output: ['scaled'] }],
      input: [value('x', ['n', 2]), value('s', [2])],
      output: [value('scaled', ['n', 2])],
    })
    const pairs = heldInputs(Float64Array.of(1, 2, 3, 4), [2, 2])
    const constants = { s: { values: Float64Array.of(10, 100), shape: [2] } }
    const { values } = await runLayer(model, { layer: 'scale', inputs: pairs, constants })
    expect([...values]).toEqual([10, 200, 30, 400])
    const filled = await runLayer(model, { layer: 'scale', inputs: pairs, constants: { s: 10 } })
    expect([...filled.values]).toEqual([10, 20, 30, 40])
    const run = { layer: 'scale', inputs: pairs }
    await expect(
      runLayer(model, { ...run, inputs: heldInputs(randoms(2), [2]), input: 's', constants: { x: 1 } }),
    ).rejects.toMatchObject({
      code: 'E_MODEL',
      details: { path: 'constants.x' },
    })
    await expect(runLayer(model, run)).rejects.toMatchObject({ code: 'E_MODEL', details: { path: 'constants' } })
    await expect(runLayer(model, { ...run, input: 'z', constants })).rejects.toMatchObject({
      details: { path: 'input' },
    })
    await expect(runLayer(model, { ...run, constants: { ...constants, z: constants.s } })).rejects.toMatchObject({
      code: 'E_MODEL',
      details: { path: 'constants.z' },
    })
  })

  it('converts whole numbers, and says that they were rounded', async () => {
    const model = modelBytes({
      node: [{ opType: 'QuantizeLinear', input: ['x', 'scale', 'zero'], output: ['q'] }],
      initializer: [
        tensor('scale', [], Float32Array.of(0.5)),
        { name: 'zero', dataType: 2, dims: [], rawData: Uint8Array.of(3) },
      ],
      input: [value('x', ['n', 2])],
      output: [value('q', ['n', 2], 2)],
    })
    const got = await runLayer(model, { layer: 'q', inputs: heldInputs(Float32Array.of(0, 1, 2, 3), [2, 2]) })
    expect(got).toMatchObject({ type: 'uint8', quantised: true })
    expect([...got.values]).toEqual([3, 5, 7, 9])
  })

  it('refuses a model whose samples influence each other, but runs it one sample at a time', async () => {
    const model = modelBytes({
      node: [
        { opType: 'ReduceMean', input: ['x'], output: ['mean'], attribute: [{ name: 'axes', type: 7, ints: [0] }] },
        { opType: 'Sub', input: ['x', 'mean'], output: ['centred'] },
      ],
      input: [value('x', ['n', 2])],
      output: [value('centred', ['n', 2])],
    })
    const pairs = heldInputs(Float32Array.of(1, 2, 3, 5), [2, 2])
    await expect(runLayer(model, { layer: 'centred', inputs: pairs })).rejects.toMatchObject({
      code: 'E_MODEL',
      details: { path: 'batch' },
    })
    const { values } = await runLayer(model, { layer: 'centred', inputs: pairs, batch: 1 })
    expect([...values]).toEqual([0, 0, 0, 0])
    await expect(runLayer(model, { layer: 'mean', inputs: heldInputs(randoms(6), [3, 2]) })).rejects.toMatchObject({
      code: 'E_MODEL',
      details: { path: 'layer' },
    })
  })

  describe.each([
    ['a sum of those before', [{ opType: 'CumSum', input: ['x', 'axis'], output: ['y'] }]],
    [
      'a sum of those behind',
      [{ opType: 'CumSum', input: ['x', 'axis'], output: ['y'], attribute: [{ name: 'reverse', type: 2, i: 1 }] }],
    ],
    [
      'the mean of all',
      [
        { opType: 'ReduceMean', input: ['x'], output: ['mean'], attribute: [{ name: 'axes', type: 7, ints: [0] }] },
        { opType: 'Sub', input: ['x', 'mean'], output: ['y'] },
      ],
    ],
  ])('of samples that influence each other by %s', (_, node) => {
    it.each([
      ['n', 4],
      ['n', 2],
      [4, 4],
      [2, 4],
    ])('refuses a model for %s of them, %d given', async (size, count) => {
      const model = modelBytes({
        node,
        initializer: [{ name: 'axis', dims: [], dataType: 6, int32Data: [0] }],
        input: [value('x', [size, 2])],
        output: [value('y', [size, 2])],
      })
      const run = { layer: 'y', inputs: heldInputs(randoms(2 * count), [count, 2]) }
      await expect(runLayer(model, run)).rejects.toMatchObject({ code: 'E_MODEL', details: { path: 'batch' } })
    })
  })

  it.each([
    ['no such layer', { layer: 'convolved' }, 'E_MODEL', { path: 'layer', got: 'convolved' }],
    ['inputs of another shape', { inputs: heldInputs(randoms(40), [2, 1, 5, 4]) }, 'E_MODEL', { path: 'data' }],
    ['a batch of none', { batch: 0 }, 'E_DOMAIN', { argument: 'batch' }],
    [
      'activations that are not finite',
      { inputs: heldInputs(new Float64Array(20).fill(3e38), [1, 1, 4, 5]) },
      'E_MODEL',
      { path: 'layer' },
    ],
    ['too few numbers', { inputs: { ...inputs, rows: () => randoms(3) } }, 'E_DOMAIN', { argument: 'x' }],
  ])('refuses %s', async (_, change, code, details) => {
    await expect(runLayer(smallModel(), { layer: 'y', inputs, ...change })).rejects.toMatchObject({ code, details })
  })

  it('says what the runtime does not know', async () => {
    const model = modelBytes({
      node: [{ opType: 'NoSuchOperation', input: ['x'], output: ['y'] }],
      input: [value('x', ['n', 2])],
      output: [value('y', ['n', 2])],
    })
    const run = { layer: 'y', inputs: heldInputs(randoms(4), [2, 2]) }
    await expect(runLayer(model, run)).rejects.toMatchObject({ code: 'E_MODEL', details: { path: 'model' } })
  })

  it('says that the runtime is not installed', async () => {
    const load = async (): Promise<never> => {
      throw new Error("Cannot find package 'onnxruntime-web' imported from here")
    }
    await expect(loadRuntime(load)).rejects.toMatchObject({
      code: 'E_FILE_SUPPORT',
      details: { install: 'onnxruntime-web' },
    })
  })
})

describe('layersOf', () => {
  it('lists what is computed, without constants', () => {
    expect(layersOf(smallModel())).toEqual([
      { name: 'convolve', operator: 'Conv', outputs: ['maps'], shapes: [['n', 2, 2, 3]] },
      { name: 'rectify', operator: 'Relu', outputs: ['rectified'], shapes: [undefined] },
      { name: '', operator: 'Flatten', outputs: ['flat'], shapes: [undefined] },
      { name: 'dense', operator: 'Gemm', outputs: ['y'], shapes: [['n', 3]] },
    ])
  })
})

describe('a published model', () => {
  const path = join(PUBLISHED, 'ch_ppocr_mobile_v2.0_cls_infer.onnx')
  const bytes = new Uint8Array(readFileSync(path))

  it('gives the activations of a layer in its middle, from which the last layers follow', async () => {
    const lines = heldInputs(randoms(3 * 3 * 48 * 96), [3, 3, 48, 96])
    const [pooled, logits, chances] = await Promise.all(
      ['reshape2_0.tmp_0', 'p2o.Add.87', 'softmax_0.tmp_0'].map((layer) => runLayer(bytes, { layer, inputs: lines })),
    )
    expect(pooled!.shape).toEqual([200])
    for (let n = 0; n < 3; n++) {
      const [a, b] = [logits!.values[2 * n]!, logits!.values[2 * n + 1]!]
      expect(chances!.values[2 * n]!).toBeCloseTo(1 / (1 + Math.exp(b - a)), 5)
    }
  })
})
