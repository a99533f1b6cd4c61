import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bytesSource } from '@freecurve/spectra-io'
import { withFile } from '@freecurve/spectra-io/node'
import onnxProto from 'onnx-proto'
import { describe, expect, it } from 'vitest'
import { onnxReader } from '../src/index.ts'
import { modelBytes, smallModel, tensor, value, weights } from './make-model.ts'
import { PUBLISHED } from './published.ts'

const open = (bytes: Uint8Array) => onnxReader.open(bytesSource(bytes, 'x.onnx'))
const withTensors = (...initializer: object[]) => modelBytes({ node: [], initializer })
const read = async (fields: object) => (await open(withTensors({ name: 't', ...fields })))[0]!.read()

describe('onnxReader', () => {
  it('lists initialisers and constants, and reads them bit for bit', async () => {
    const arrays = await open(smallModel())
    expect(arrays.map(({ key, shape, type }) => [key, shape, type])).toEqual([
      ['bias', [2], 'float32'],
      ['dense.w', [12, 3], 'float32'],
      ['dense.b', [3], 'float32'],
      ['kernel', [2, 1, 3, 3], 'float32'],
    ])
    expect((await arrays[3]!.read()).values).toEqual(Float64Array.from(weights.kernel))
    const block = await arrays[1]!.block(Uint32Array.of(11, 0), Uint32Array.of(2, 1))
    expect([...block.values]).toEqual([35, 34, 2, 1].map((k) => weights.dense[k]))
  })

  const bytesOf = (size: number, ...numbers: readonly number[]) => {
    const view = new DataView(new ArrayBuffer(size * numbers.length))
    for (const [k, x] of numbers.entries())
      for (let b = 0; b < size; b++) view.setUint8(k * size + b, Math.floor(x / 256 ** b) % 256)
    return new Uint8Array(view.buffer)
  }
  it.each([
    ['uint8', 2, bytesOf(1, 0, 200), [0, 200]],
    ['int8', 3, bytesOf(1, 1, 255), [1, -1]],
    ['uint16', 4, bytesOf(2, 1, 65_535), [1, 65_535]],
    ['int16', 5, bytesOf(2, 1, 65_535), [1, -1]],
    ['int32', 6, bytesOf(4, 1, 2 ** 32 - 2), [1, -2]],
    ['bool', 9, bytesOf(1, 0, 1), [0, 1]],
    ['float16', 10, bytesOf(2, 0x3c00, 0xc000), [1, -2]],
    ['uint32', 12, bytesOf(4, 1, 2 ** 32 - 1), [1, 2 ** 32 - 1]],
    ['bfloat16', 16, bytesOf(2, 0x3f80, 0xc000), [1, -2]],
  ])('reads raw numbers of type %s', async (type, dataType, rawData, numbers) => {
    const array = (await open(withTensors({ name: 't', dims: [2], dataType, rawData })))[0]!
    expect([array.type, ...(await array.read()).values]).toEqual([type, ...numbers])
  })

  it.each([
    ['float32', { dataType: 1, floatData: [1, -2.5] }, [1, -2.5]],
    ['float64', { dataType: 11, doubleData: [1, -0.1] }, [1, -0.1]],
    ['int8', { dataType: 3, int32Data: [5, -128] }, [5, -128]],
    ['int32', { dataType: 6, int32Data: [5, -(2 ** 31)] }, [5, -(2 ** 31)]],
    ['int64', { dataType: 7, int64Data: [2 ** 40, -(2 ** 53) + 1] }, [2 ** 40, -(2 ** 53) + 1]],
    ['uint32', { dataType: 12, uint64Data: [1, 2 ** 32 - 1] }, [1, 2 ** 32 - 1]],
    ['bool', { dataType: 9, int32Data: [1, 0] }, [1, 0]],
    ['float16', { dataType: 10, int32Data: [0x3c00, 0xc000] }, [1, -2]],
    ['bfloat16', { dataType: 16, int32Data: [0x3f80, 0xc000] }, [1, -2]],
  ])('reads listed numbers of type %s', async (type, fields, numbers) => {
    const array = (await open(withTensors({ name: 't', dims: [2], ...fields })))[0]!
    expect([array.type, ...(await array.read()).values]).toEqual([type, ...numbers])
  })

  it('reads complex numbers', async () => {
    const { values, imaginary } = await read({ dims: [2], dataType: 14, floatData: [1, 2, 3, 4] })
    expect([...values, ...imaginary!]).toEqual([1, 3, 2, 4])
    const wide = await read({ dims: [1], dataType: 15, doubleData: [0.1, 0.2] })
    expect([...wide.values, ...wide.imaginary!]).toEqual([0.1, 0.2])
  })

  it('reads numbers that are listed one by one', async () => {
    const { onnx } = onnxProto
    const packed = onnx.TensorProto.encode({ dataType: 1, name: 't', dims: [2] }).finish()
    const loose = Uint8Array.of(0x25, 0, 0, 0x80, 0x3f, 0x25, 0, 0, 0, 0x40)
    const message = Uint8Array.from([...packed, ...loose])
    const field = (id: number, body: Uint8Array) => [(id << 3) | 2, body.length, ...body]
    const bytes = Uint8Array.from([
      8,
      8,
      ...field(7, Uint8Array.from(field(5, message))),
      ...field(8, Uint8Array.of(16, 13)),
    ])
    expect([...(await (await open(bytes))[0]!.read()).values]).toEqual([1, 2])
  })

  it('names constants within branches by the way to them', async () => {
    const branch = (x: number) => ({
      name: 'b',
      node: [
        {
          opType: 'Constant',
          output: ['c'],
          attribute: [{ name: 'value', type: 4, t: tensor('', [1], Float32Array.of(x)) as object }],
        },
      ],
    })
    const bytes = modelBytes({
      node: [
        {
          opType: 'If',
          name: 'choose',
          input: ['x'],
          output: ['y'],
          attribute: [
            { name: 'then_branch', type: 5, g: branch(1) },
            { name: 'else_branch', type: 5, g: branch(2) },
          ],
        },
      ],
      input: [value('x', [], 9)],
    })
    const arrays = await open(bytes)
    expect(arrays.map(({ key }) => key)).toEqual(['choose/then_branch/c', 'choose/else_branch/c'])
    expect([...(await arrays[1]!.read()).values]).toEqual([2])
  })

  it.each([
    ['other files', { dataType: 1, dims: [2], dataLocation: 1, externalData: [{ key: 'location', value: 'w.bin' }] }],
    ['a type of eight bits of float', { dataType: 17, dims: [2], rawData: Uint8Array.of(1, 2) }],
    ['an integer beyond 2^53', { dataType: 7, dims: [1], int64Data: [2 ** 60] }],
    ['an integer that is none of its type', { dataType: 3, dims: [1], int32Data: [300] }],
  ])('lists, but does not read, numbers in %s', async (_, fields) => {
    await expect(read(fields)).rejects.toMatchObject({ code: 'E_FILE_FORMAT', details: { format: 'onnx' } })
  })

  it.each([
    ['without a graph', Uint8Array.of(8, 8)],
    [
      'without numbers',
      modelBytes({ node: [], initializer: [{ name: 't', dataType: 8, dims: [1], stringData: [Uint8Array.of(65)] }] }),
    ],
    ['with a shape that does not fit', withTensors({ name: 't', dims: [3], dataType: 1, floatData: [1, 2] })],
    ['with a size below zero', withTensors({ name: 't', dims: [-1], dataType: 1, floatData: [1, 2] })],
    ['with numbers of another type', withTensors({ name: 't', dims: [2], dataType: 11, floatData: [1, 2] })],
    [
      'with two tensors of one name',
      withTensors(tensor('t', [1], Float32Array.of(1))!, tensor('t', [1], Float32Array.of(2))!),
    ],
    ['with a tensor without a name', withTensors(tensor('', [1], Float32Array.of(1))!)],
    ['with numbers twice', withTensors({ ...tensor('t', [1], Float32Array.of(1)), floatData: [1] })],
  ])('refuses a file %s', async (_, bytes) => {
    await expect(open(bytes)).rejects.toMatchObject({
      code: 'E_FILE_FORMAT',
      details: { format: 'onnx', at: expect.any(Number) },
    })
  })

  it('refuses a file that is cut off anywhere', async () => {
    const bytes = smallModel()
    for (let length = 0; length < bytes.length; length++) {
      const cut = await open(bytes.subarray(0, length)).then(
        (arrays) => arrays.length,
        ({ code }) => code,
      )
      expect([length, cut]).toEqual([length, 'E_FILE_FORMAT'])
    }
  })
})

describe('published models', () => {
  const names = ['ch_ppocr_mobile_v2.0_cls_infer', 'ch_PP-OCRv4_det_infer']
  it.each(names)('%s has the numbers that onnx-proto finds', async (name) => {
    const path = join(PUBLISHED, `${name}.onnx`)
    const bytes = new Uint8Array(readFileSync(path))
    expect(onnxReader.recognizes(bytes.subarray(0, 2 ** 16))).toBe(true)
    const constants = onnxProto.onnx.ModelProto.decode(bytes).graph!.node!.filter(({ opType }) => opType === 'Constant')
    await withFile(path, async (file) => {
      const arrays = await onnxReader.open(file)
      expect(arrays.map(({ key }) => key)).toEqual(constants.map(({ output }) => output![0]))
      for (const [k, array] of arrays.entries()) {
        const { rawData, dims, dataType } = constants[k]!.attribute![0]!.t!
        expect(array.shape).toEqual(dims!.map(Number))
        if (dataType !== 1) continue
        const wanted = new Float32Array(rawData!.slice().buffer)
        const { values } = await array.read()
        expect(values.length).toBe(wanted.length)
        expect(values.findIndex((x, i) => !Object.is(x, wanted[i]))).toBe(-1)
      }
    })
  })
})
