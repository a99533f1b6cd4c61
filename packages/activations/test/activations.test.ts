import { FreecurveError, type ModelHost } from '@freecurve/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apart } from '../src/adapter/table-of.ts'
import { readInputs } from '../src/data/read-inputs.ts'
import { resizeImage } from '../src/data/resize-image.ts'
import { activationGram, activations } from '../src/index.ts'
import { hostWith } from './host-with.ts'

const { description, host } = activations.example
const model = description as { readonly model: string; readonly layer: string; readonly data: object }
const all = (size: number) => Uint32Array.from({ length: size }, (_, k) => k)

/** What the example's layers give, by its weights: those of mk, W[i][j] = round(64 sin(1 + k²))/64 with k = 10 i + j. */
const SAMPLES = 12
const weight = (k: number) => Math.round(64 * Math.sin(1 + k * k)) / 64
const hidden = (n: number, j: number) =>
  [0, 1, 2].reduce((sum, i) => sum + Math.sin((3 * n + i) ** 2) * weight(10 * i + j), 0)

describe('the adapter activations', () => {
  it.each([
    ['y', (x: number) => Math.max(0, x)],
    ['h', (x: number) => x],
  ])('gives the Gram matrices of layer %s', async (layer, after) => {
    const rows = Float64Array.from({ length: SAMPLES * 10 }, (_, k) => after(hidden(Math.floor(k / 10), k % 10)))
    for (const of of ['samples', 'features'] as const)
      for (const centred of ['no', 'yes'] as const) {
        const source = await activations.open({ ...model, layer }, host, { of, centred })
        const table = { values: rows, samples: SAMPLES, features: 10, of, centred: centred === 'yes' }
        const wanted = await activationGram(table).principal(all(source.size))
        const got = await source.principal(all(source.size))
        expect(got.size).toBe(of === 'samples' ? SAMPLES : 10)
        for (const [k, x] of wanted.data.entries()) expect(Math.abs(got.data[k]! - x)).toBeLessThan(1e-6)
      }
  })

  it('says which layer of what, and how its matrix grows', async () => {
    const ofSamples = await activations.open(model, host)
    expect(ofSamples.label).toContain('layer y (Relu) of model.onnx')
    expect(ofSamples.growth).toMatchObject({ flow: 'unknown' })
    expect(ofSamples.growth!.terms).toBeUndefined()
    const ofFeatures = await activations.open(model, host, { of: 'features' })
    expect(ofFeatures.growth).toMatchObject({ flow: 'unknown', terms: SAMPLES })
  })

  it.each([
    ['no layer', { ...model, layer: undefined }, 'layer'],
    ['a layer that there is not', { ...model, layer: 'z' }, 'layer'],
    [
      'data of two kinds',
      { ...model, data: { inputs: 'inputs', classes: ['a'], samples: 1, shape: [1] } },
      'data.inputs',
    ],
    ['data of no kind', { ...model, data: {} }, 'data.inputs'],
    ['more samples than there are', { ...model, data: { inputs: 'inputs', samples: 13 } }, 'data.samples'],
    ['labels, which nothing reads', { ...model, data: { inputs: 'inputs', labels: 'inputs' } }, 'data.labels'],
    ['a field that is not known', { ...model, data: { inputs: 'inputs', outputs: 3 } }, 'data.outputs'],
    ['a number for an array', { ...model, data: { inputs: 3 } }, 'data.inputs'],
    ['a batch of half a sample', { ...model, batch: 0.5 }, 'batch'],
    ['a constant for no input', { ...model, constants: { z: 1 } }, 'constants.z'],
    [
      'a seed below 0',
      { ...model, data: { classes: ['a'], samples: 1, shape: [1, 1], arrange: { tiles: [1, 1], seed: -1 } } },
      'data.arrange.seed',
    ],
    ['an input that there is not', { ...model, input: 'z' }, 'input'],
  ])('refuses %s', async (_, wrong, path) => {
    await expect(activations.open(wrong, host)).rejects.toMatchObject({ code: 'E_MODEL', details: { path } })
  })

  it('refuses positions where there are none, and a file that is no model', async () => {
    await expect(activations.open(model, host, { positions: 'apart' })).rejects.toMatchObject({
      code: 'E_MODEL',
      details: { path: 'layer' },
    })
    const bytes = async () => ({ name: 'x', size: 3, read: async () => Uint8Array.of(1, 2, 3) })
    await expect(activations.open(model, { ...host, bytes })).rejects.toMatchObject({ code: 'E_FILE_FORMAT' })
    await expect(activations.open({ ...model, model: 'nowhere.onnx' }, host)).rejects.toBeInstanceOf(FreecurveError)
  })
})

describe('a described network', () => {
  const weights = Array.from({ length: 30 }, (_, k) => weight(10 * (k % 3) + Math.floor(k / 3)))
  const inputs = Array.from({ length: 3 * SAMPLES }, (_, k) => Math.sin(k * k))
  const files = hostWith(
    { inputs, weights, first: inputs.filter((_, k) => k % 3 < 2) },
    {
      inputs: [SAMPLES, 3],
      weights: [10, 3],
      first: [SAMPLES, 2],
    },
  )
  const network = {
    input: [3],
    layers: [
      { type: 'dense', units: 10, bias: false, name: 'h' },
      { type: 'relu', name: 'y' },
    ],
  }
  const twin = { network, weights: { arrays: { 'h.weight': 'weights' } }, data: { inputs: 'inputs' }, layer: 'y' }

  it('gives the same matrices as the ONNX model that it is', async () => {
    for (const layer of ['h', 'y'])
      for (const of of ['samples', 'features']) {
        const [own, other] = [
          await activations.open({ ...twin, layer }, files, { of }),
          await activations.open({ ...model, layer }, host, { of }),
        ]
        expect(own.growth).toEqual(other.growth)
        const [got, wanted] = [await own.principal(all(own.size)), await other.principal(all(own.size))]
        for (const [k, x] of wanted.data.entries()) expect(Math.abs(got.data[k]! - x)).toBeLessThan(1e-6)
      }
    expect((await activations.open(twin, files)).label).toContain('layer y (relu) of a described network')
  })

  it('takes constants after the numbers of every sample', async () => {
    const constant = inputs.map((x, k) => (k % 3 === 2 ? 0.25 : x))
    const open = (more: object, lists = {}) =>
      activations.open(
        { ...twin, ...more },
        { ...files, ...hostWith(lists, { whole: [SAMPLES, 3], first: [SAMPLES, 2], weights: [10, 3] }) },
      )
    const lists = { whole: constant, first: inputs.filter((_, k) => k % 3 < 2), weights }
    const wanted = await (await open({ data: { inputs: 'whole' } }, lists)).principal(all(SAMPLES))
    const got = await (await open({ data: { inputs: 'first' }, constants: [0.25] }, lists)).principal(all(SAMPLES))
    expect(got.data).toEqual(wanted.data)
  })

  it.each([
    ['a layer that there is not', { layer: 'z' }, 'layer'],
    ['a tensor that there is not', { weights: { arrays: { 'z.weight': 'weights' } } }, 'weights.arrays'],
    ['labels', { data: { inputs: 'inputs', labels: 'inputs' } }, 'data.labels'],
    ['samples of another shape', { data: { inputs: 'first' } }, 'data.inputs'],
    ['constants that leave no room', { constants: [1, 2, 3] }, 'constants'],
    ['constants by name', { constants: { x: 1 } }, 'constants'],
    ['an ONNX model besides', { model: 'model.onnx' }, 'model'],
    ['a batch', { batch: 3 }, 'batch'],
  ])('refuses %s', async (_, wrong, path) => {
    await expect(activations.open({ ...twin, ...wrong }, files)).rejects.toMatchObject({
      code: 'E_MODEL',
      details: { path },
    })
  })
})

describe('positions apart', () => {
  const about = { output: 'x', operator: 'Conv', type: 'float32', quantised: false }
  const values = Float32Array.from({ length: 2 * 3 * 4 * 5 }, (_, k) => k)

  it('are samples of the channels of a map', () => {
    const rows = apart({ ...about, values, samples: 2, shape: [3, 4, 5] }, 'auto')
    expect(rows).toMatchObject({ samples: 40, features: 3 })
    for (let n = 0; n < 2; n++)
      for (let q = 0; q < 20; q++)
        for (let c = 0; c < 3; c++) expect(rows.values[(20 * n + q) * 3 + c]).toBe(values[60 * n + 20 * c + q])
  })

  it('are the steps of a list, unless said otherwise', () => {
    const list = { ...about, values, samples: 2, shape: [12, 5] }
    expect(apart(list, 'auto')).toEqual({ values, samples: 24, features: 5 })
    const turned = apart(list, 'first')
    expect(turned).toMatchObject({ samples: 10, features: 12 })
    expect([...turned.values.subarray(0, 3)]).toEqual([0, 5, 10])
  })

  it('are not called independent', async () => {
    const rows = apart({ ...about, values, samples: 2, shape: [3, 4, 5] }, 'auto')
    const { growth } = activationGram({ ...rows, of: 'samples', independent: false })
    expect(growth).toMatchObject({ flow: 'unknown' })
  })
})

describe('data', () => {
  const images = (count: number, from: number): readonly number[] =>
    Array.from({ length: 4 * count }, (_, k) => from + k)
  const files: ModelHost = hostWith(
    {
      a: images(3, 0),
      b: images(2, 100),
      short: [1, 2, 3],
      bad: [1, Number.NaN, 2, 3],
      columns: images(3, 0),
      table: images(3, 0),
      pictures: images(3, 0),
    },
    { columns: [4, 3], table: [3, 4], pictures: [3, 1, 2, 2] },
  )
  const classes = { classes: ['a', 'b'], samples: 4, shape: [2, 2], scale: 0.5, shift: -0.5 }

  it('takes the images of classes in turn', async () => {
    const { rows, samples, shape } = await readInputs(classes, files)
    expect([samples, shape]).toEqual([4, [2, 2]])
    expect([...(await rows(1, 4))]).toEqual(
      [100, 101, 102, 103, 4, 5, 6, 7, 104, 105, 106, 107].map((x) => (x - 1) / 2),
    )
  })

  it('puts images side by side, the first sheets the same however many there are', async () => {
    const arrange = { tiles: [2, 3] as const, channels: 2, seed: 5 }
    const { rows, shape } = await readInputs({ ...classes, arrange }, files)
    expect(shape).toEqual([2, 4, 6])
    const sheets = await rows(0, 4)
    expect([...sheets.subarray(0, 24)]).toEqual([...sheets.subarray(24, 48)])
    const known = new Set(
      ['a', 'b'].flatMap((name) => [0, 1, 2].map((k) => (name === 'a' ? 4 * k : 100 + 4 * k))).map((x) => (x - 1) / 2),
    )
    for (let tile = 0; tile < 6; tile++) {
      const corner = Math.floor(tile / 3) * 12 + (tile % 3) * 2
      const first = sheets[corner]!
      expect(known.has(first)).toBe(true)
      expect([1, 6, 7].map((step) => sheets[corner + step])).toEqual([0.5, 1, 1.5].map((x) => first + x))
    }
    const more = await readInputs({ ...classes, samples: 9, arrange }, files)
    expect([...(await more.rows(2, 4))]).toEqual([...sheets.subarray(96)])
    expect(new Set([0, 1, 2, 3].map((s) => sheets.subarray(48 * s, 48 * s + 48).join())).size).toBe(4)
  })

  it('refuses images that are none', async () => {
    const path = async (data: Parameters<typeof readInputs>[0]) =>
      readInputs(data, files).then(
        () => 'read',
        (error) => (error as FreecurveError<'E_MODEL'>).details.path,
      )
    expect(await path({ ...classes, classes: ['short'] })).toBe('data.classes.0')
    expect(await path({ ...classes, classes: ['bad'], samples: 1 })).toBe('data.classes.0')
    expect(await path({ ...classes, classes: ['columns'] })).toBe('data.classes.0')
    expect(await path({ ...classes, classes: ['table', 'pictures'] })).toBe('read')
    expect(await path({ ...classes, samples: 5 })).toBe('read')
    expect(await path({ ...classes, samples: 6 })).toBe('data.samples')
    expect(await path({ ...classes, shape: [4], arrange: { tiles: [1, 1], channels: 1, seed: 1 } })).toBe('data.shape')
    expect(await path({ inputs: 'bad', scale: 1, shift: 0 })).toBe('data.inputs')
    expect(await path({ ...classes, samples: undefined })).toBe('read')
    const tiles = { tiles: [1e6, 1e6] as const, channels: 1, seed: 1 }
    expect(await path({ ...classes, arrange: tiles })).toBe('data.arrange')
    const few = { ...tiles, tiles: [1, 1] as const }
    expect(await path({ ...classes, samples: undefined, arrange: few })).toBe('data.samples')
    const { rows } = await readInputs({ ...classes, samples: 1e9, arrange: few }, files)
    expect(() => rows(0, 1e9)).toThrow(expect.objectContaining({ code: 'E_MODEL' }))
  })
})

describe('resizeImage', () => {
  it('keeps an image of its size, and constants and means at any', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (numbers, high, wide) => {
          const image = Float32Array.from(numbers)
          expect(resizeImage(image, [3, 4], [3, 4])).toEqual(image)
          const flat = resizeImage(new Float32Array(12).fill(numbers[0]!), [3, 4], [high, wide])
          expect([...flat]).toEqual(Array(high * wide).fill(numbers[0]))
          const doubled = resizeImage(image, [3, 4], [high, wide])
          for (const x of doubled) expect(x >= Math.min(...numbers) && x <= Math.max(...numbers)).toBe(true)
        },
      ),
      { seed: 20_258, numRuns: 50 },
    )
  })

  it('is linear between the centres of pixels', () => {
    expect([...resizeImage(Float32Array.of(0, 8), [1, 2], [1, 4])]).toEqual([0, 2, 6, 8])
    expect([...resizeImage(Float32Array.of(0, 8, 16, 24), [4, 1], [2, 1])]).toEqual([4, 20])
  })
})

describe('rows that say nothing new', () => {
  it('are counted: features that are dead, constant or double', () => {
    const columns = [
      [0, 0, 0, 0],
      [1, 2, 3, 4],
      [1, 2, 3, 4],
      [5, 5, 5, 5],
      [0.1, 0.1, 0.1, 0.1],
    ]
    const values = Float32Array.from({ length: 20 }, (_, k) => columns[k % 5]![Math.floor(k / 5)]!)
    const note = (centred: boolean) =>
      activationGram({ values, samples: 4, features: 5, of: 'features', centred }).growth!.note
    expect(note(false)).toContain('1 of 5 features are 0 throughout, and 1 of 5 features repeat others')
    expect(note(false)).toContain('weight 0.400 at least')
    expect(note(true)).toContain('3 of 5 features are 0 throughout, and 1 of 5 features repeat others')
  })

  it('are not found where there are none', () => {
    const values = Float64Array.from({ length: 600 }, (_, k) => Math.sin(k * k))
    expect(activationGram({ values, samples: 20, features: 30, of: 'samples' }).growth!.note).not.toContain('atom')
  })
})
