import { createRandom } from '@freecurve/numerics'
import onnxProto from 'onnx-proto'

const { onnx } = onnxProto
type Tensor = Parameters<typeof onnx.TensorProto.create>[0]
type Node = NonNullable<Parameters<typeof onnx.NodeProto.create>[0]>

/** A float32 tensor, stored raw. */
export const tensor = (name: string, dims: readonly number[], values: Float32Array): Tensor => ({
  name,
  dims: [...dims],
  dataType: 1,
  rawData: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
})

export const value = (name: string, dims: readonly (number | string)[] | undefined, elemType = 1) => ({
  name,
  type: {
    tensorType: {
      elemType,
      ...(dims && {
        shape: { dim: dims.map((size) => (typeof size === 'string' ? { dimParam: size } : { dimValue: size })) },
      }),
    },
  },
})

export interface Graph {
  readonly node: Node[]
  readonly initializer?: Tensor[]
  readonly input?: ReturnType<typeof value>[]
  readonly output?: ReturnType<typeof value>[]
  readonly valueInfo?: ReturnType<typeof value>[]
}

/** An ONNX file of opset 13, made by onnx-proto. */
export const modelBytes = (graph: Graph): Uint8Array =>
  Uint8Array.from(
    onnx.ModelProto.encode({
      irVersion: 8,
      producerName: 'test',
      opsetImport: [{ domain: '', version: 13 }],
      graph: { name: 'g', ...graph } as object,
    }).finish(),
  )

const random = createRandom(7)
export const randoms = (count: number): Float32Array =>
  Float32Array.from({ length: count }, () => random.uniform() - 0.4)

/** x [batch, 1, 4, 5] → 3×3 convolution to 2 channels → ReLU → flat [batch, 12] → dense to 3. */
export const weights = {
  kernel: randoms(2 * 9),
  bias: randoms(2),
  dense: randoms(12 * 3),
  offset: randoms(3),
}

/** The model with these weights; the number of samples is left open unless one is given. */
export const smallModel = (batch: number | string = 'n'): Uint8Array =>
  modelBytes({
    node: [
      {
        opType: 'Constant',
        output: ['kernel'],
        attribute: [{ name: 'value', type: 4, t: tensor('', [2, 1, 3, 3], weights.kernel) as object }],
      },
      { opType: 'Conv', name: 'convolve', input: ['x', 'kernel', 'bias'], output: ['maps'] },
      { opType: 'Relu', name: 'rectify', input: ['maps'], output: ['rectified'] },
      { opType: 'Flatten', name: '', input: ['rectified'], output: ['flat'] },
      { opType: 'Gemm', name: 'dense', input: ['flat', 'dense.w', 'dense.b'], output: ['y'] },
    ],
    initializer: [
      tensor('bias', [2], weights.bias),
      tensor('dense.w', [12, 3], weights.dense),
      tensor('dense.b', [3], weights.offset),
    ],
    input: [value('x', [batch, 1, 4, 5])],
    output: [value('y', [batch, 3])],
    valueInfo: [value('maps', [batch, 2, 2, 3])],
  })

/** A model of tensors whose numbers are listed, in every way there is. */
export const listedModel = (): Uint8Array =>
  modelBytes({
    node: [],
    initializer: [
      { name: 'f', dims: [2], dataType: 1, floatData: [1, 2] },
      { name: 'd', dims: [1, 2], dataType: 11, doubleData: [1, 2] },
      { name: 'h', dims: [3], dataType: 10, int32Data: [1, 2, 60_000] },
      { name: 'l', dims: [2, 2], dataType: 7, int64Data: [1, 2, -3, 2 ** 40] },
      { name: 'u', dims: [2], dataType: 13, uint64Data: [1, 2 ** 50] },
      { name: 'c', dims: [1], dataType: 14, floatData: [1, 2] },
    ],
  })

/** What the layers give for N samples, by the definitions, in double precision. */
export function smallLayers(inputs: ArrayLike<number>, samples: number) {
  const maps: number[] = []
  for (let n = 0; n < samples; n++)
    for (let c = 0; c < 2; c++)
      for (let i = 0; i < 2; i++)
        for (let j = 0; j < 3; j++) {
          let sum = weights.bias[c]!
          for (let a = 0; a < 3; a++)
            for (let b = 0; b < 3; b++)
              sum += weights.kernel[9 * c + 3 * a + b]! * inputs[20 * n + 5 * (i + a) + j + b]!
          maps.push(sum)
        }
  const rectified = maps.map((x) => Math.max(0, x))
  const y = Array.from({ length: samples * 3 }, (_, k) => {
    const [n, c] = [Math.floor(k / 3), k % 3]
    let sum = weights.offset[c]!
    for (let f = 0; f < 12; f++) sum += rectified[12 * n + f]! * weights.dense[3 * f + c]!
    return sum
  })
  return { maps, rectified, y }
}
